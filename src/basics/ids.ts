declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A random token that stands for one person in the record; the name and prison number are sealed apart. */
export type PersonId = Branded<'PersonId'>
/** Two digits, for example `01`: the workstation's number, and the number in its conference `seat-01`. */
export type SeatId = Branded<'SeatId'>
export type ShiftId = Branded<'ShiftId'>
export type CampaignId = Branded<'CampaignId'>
export type SampleId = Branded<'SampleId'>
/** `<sample>.<slot>`: the vault slot that holds (or held) the number. */
export type CaseId = Branded<'CaseId'>
/** One attempt. Also the uuid of the respondent's leg on the switch. */
export type CallId = Branded<'CallId'>
export type InterviewId = Branded<'InterviewId'>
export type IncidentId = Branded<'IncidentId'>
/** What two people look up for somebody who rings or writes; the complaint that comes of it has the same. */
export type EnquiryId = Branded<'EnquiryId'>
export type ReleaseId = Branded<'ReleaseId'>
/** The SHA-256 (lower-case hex) of a frozen document: script version, campaign sheet, prompt. */
export type DocumentHash = Branded<'DocumentHash'>
/** The name of a data key; says nothing about what it opens. */
export type KeyId = Branded<'KeyId'>
