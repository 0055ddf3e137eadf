/** The release, as records and pages name it. */
export const version = '0.1.0'
