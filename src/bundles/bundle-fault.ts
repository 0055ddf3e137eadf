/** Codes are printed in the manual. A retired code is never given to a different fault. */
export const bundleFaults = {
  'BUNDLE-01': {
    what: 'This file is empty.',
    whatToDo: 'Copy the bundle again from the box, and eject the stick before taking it out.',
  },
  'BUNDLE-02': {
    what: 'This file is larger than any bundle can be, so it was not read.',
    whatToDo: 'Choose the file whose name begins with "gatehouse-" and ends with ".bundle".',
  },
  'BUNDLE-03': {
    what: 'This is not a Gatehouse bundle.',
    whatToDo:
      'Choose the file whose name begins with "gatehouse-" and ends with ".bundle", as the box made it.',
  },
  'BUNDLE-04': {
    what: 'The label on the outside of this bundle cannot be read: it was damaged or altered.',
    whatToDo:
      'Copy the bundle again from the box. If it happens again, tell the site and keep both copies.',
  },
  'BUNDLE-05': {
    what: 'This bundle is cut short: part of it is missing.',
    whatToDo: 'Copy the bundle again from the box, and eject the stick before taking it out.',
  },
  'BUNDLE-06': {
    what: 'Something was added after the end of this bundle.',
    whatToDo:
      'Do not use it. Copy the bundle again from the box, and tell the site if it happens again.',
  },
  'BUNDLE-07': {
    what: 'The sealed contents are not those that the label names: they were damaged or exchanged.',
    whatToDo:
      'Copy the bundle again from the box. If it happens again, tell the site and keep both copies.',
  },
  'BUNDLE-08': {
    what: 'This bundle was signed with another key than the one you gave.',
    whatToDo:
      'Check that you gave the key of the site named on the label. If so, do not use the bundle and tell the site.',
  },
  'BUNDLE-09': {
    what: 'The signature on the label is wrong: the label was altered, or this site did not make it.',
    whatToDo:
      'Do not use it. Copy the bundle again from the box, and tell the site if it happens again.',
  },
  'BUNDLE-10': {
    what: 'This bundle was not sealed to you, or its seal is broken.',
    whatToDo: 'Check that you gave the identity of the region that the box sends to.',
  },
  'BUNDLE-11': {
    what: 'The contents are not in the form of a bundle.',
    whatToDo: 'Do not use it. Keep the file and tell the site which version of Gatehouse you use.',
  },
  'BUNDLE-12': {
    what: 'The signature on the list of contents is wrong: the list was altered, or this site did not make it.',
    whatToDo: 'Do not use it. Keep the file and tell the site.',
  },
  'BUNDLE-13': {
    what: 'The label and the list of contents name different bundles.',
    whatToDo: 'Do not use it. Keep the file and tell the site.',
  },
  'BUNDLE-14': {
    what: 'A file inside is not the one in the list of contents.',
    whatToDo: 'Do not use it. Keep the file and tell the site.',
  },
  'BUNDLE-15': {
    what: 'The identity you gave is not an age identity.',
    whatToDo: 'Give the file with the line that begins with "AGE-SECRET-KEY-".',
  },
} as const satisfies Record<string, { readonly what: string; readonly whatToDo: string }>

export type BundleFaultCode = keyof typeof bundleFaults
export type BundleFault = {
  readonly code: BundleFaultCode
  readonly what: string
  readonly whatToDo: string
}

export function fault(code: BundleFaultCode): BundleFault {
  return { code, ...bundleFaults[code] }
}
