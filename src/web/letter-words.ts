import type { AttemptOutcome } from '../calls/outcome.ts'
import type { Entered } from '../facts/attempt-row.ts'
import type { ComplaintAnswer, ComplaintKind } from '../supervision/complaint.ts'

/** The same in plain English and in plain Welsh, for a letter to somebody who rings or writes. */
export type Both = { readonly en: string; readonly cy: string }

const partWay: Both = {
  en: 'The interview ended part way',
  cy: 'Daeth y cyfweliad i ben cyn y diwedd',
}

export const outcomesTold: Readonly<Record<AttemptOutcome, Both>> = {
  completed: { en: 'The interview was completed', cy: 'Cwblhawyd y cyfweliad' },
  partial: partWay,
  'break-off': partWay,
  'not-eligible': {
    en: 'The study is for other people',
    cy: 'Mae’r astudiaeth ar gyfer pobl eraill',
  },
  'no-answer': { en: 'Nobody answered', cy: 'Ni atebodd neb' },
  busy: { en: 'The line was busy', cy: 'Roedd y llinell yn brysur' },
  unobtainable: { en: 'The number was not in use', cy: 'Nid oedd y rhif mewn defnydd' },
  rejected: { en: 'The call was turned away', cy: 'Gwrthodwyd yr alwad' },
  'trunk-fault': { en: 'There was a fault on the line', cy: 'Roedd nam ar y llinell' },
  cancelled: { en: 'We stopped the call', cy: 'Fe wnaethom atal yr alwad' },
  abandoned: {
    en: 'Somebody answered and nobody was there: a message was played',
    cy: 'Atebodd rhywun ac nid oedd neb yno: chwaraewyd neges',
  },
  'line-lost': { en: 'The line was lost', cy: 'Collwyd y llinell' },
  refuses: {
    en: 'Whoever answered did not want to take part',
    cy: 'Nid oedd yr un a atebodd am gymryd rhan',
  },
  'call-back': {
    en: 'Whoever answered asked for a call at another time',
    cy: 'Gofynnodd yr un a atebodd am alwad ar adeg arall',
  },
  'stop-and-delete': {
    en: 'Whoever answered stopped, and the answers were deleted',
    cy: 'Stopiodd yr un a atebodd, a dilëwyd yr atebion',
  },
  'never-call': {
    en: 'Whoever answered asked never to be called again',
    cy: 'Gofynnodd yr un a atebodd i ni beidio â galw byth eto',
  },
  'never-call-other': {
    en: 'Somebody there asked us never to call again',
    cy: 'Gofynnodd rhywun yno i ni beidio â galw byth eto',
  },
  'ended-by-us': { en: 'We ended the call', cy: 'Daethom â’r alwad i ben' },
  welsh: {
    en: 'Whoever answered wanted to speak Welsh',
    cy: 'Roedd yr un a atebodd am siarad Cymraeg',
  },
  child: {
    en: 'A child answered, and we ended the call',
    cy: 'Atebodd plentyn, a daethom â’r alwad i ben',
  },
  distressed: {
    en: 'Whoever answered was upset, and we ended the call',
    cy: 'Roedd yr un a atebodd wedi ypsetio, a daethom â’r alwad i ben',
  },
  'knows-me': {
    en: 'The two knew each other, and we ended the call',
    cy: 'Roedd y ddau’n adnabod ei gilydd, a daethom â’r alwad i ben',
  },
  'wrong-person': { en: 'Another person answered', cy: 'Atebodd person arall' },
  language: {
    en: 'Whoever answered spoke another language',
    cy: 'Roedd yr un a atebodd yn siarad iaith arall',
  },
  machine: { en: 'An answering machine answered', cy: 'Atebodd peiriant ateb' },
}

export const enteredTold: Readonly<Record<Entered['did'] | 'nobody', Both>> = {
  listen: { en: 'A supervisor listened', cy: 'Bu goruchwyliwr yn gwrando' },
  whisper: {
    en: 'A supervisor listened and spoke to the caller',
    cy: 'Bu goruchwyliwr yn gwrando ac yn siarad â’r galwr',
  },
  join: { en: 'A supervisor joined the call', cy: 'Ymunodd goruchwyliwr â’r alwad' },
  'took-over': {
    en: 'A supervisor took over the call',
    cy: 'Cymerodd goruchwyliwr yr alwad drosodd',
  },
  ended: { en: 'A supervisor ended the call', cy: 'Daeth goruchwyliwr â’r alwad i ben' },
  nobody: { en: 'Nobody was listening', cy: 'Nid oedd neb yn gwrando' },
}

export const complaintsTold: Readonly<Record<ComplaintKind, Both>> = {
  'called-again': {
    en: 'You were called again after you had asked us not to',
    cy: 'Cawsoch alwad arall ar ôl gofyn i ni beidio',
  },
  'too-often': {
    en: 'You were called too often, or at a bad time',
    cy: 'Cawsoch alwadau’n rhy aml, neu ar amser gwael',
  },
  silent: { en: 'You answered, and nobody spoke', cy: 'Fe wnaethoch ateb, ac ni siaradodd neb' },
  manner: { en: 'How you were spoken to', cy: 'Y ffordd y siaradwyd â chi' },
  questions: { en: 'What you were asked', cy: 'Yr hyn a ofynnwyd i chi' },
  'who-calls': { en: 'Who calls, and from where', cy: 'Pwy sy’n galw, ac o ble' },
  other: { en: 'Something else', cy: 'Rhywbeth arall' },
}

export const answersTold: Readonly<Record<ComplaintAnswer, Both>> = {
  'put-right': {
    en: 'You were right to complain. We are sorry, and we have put it right.',
    cy: 'Roeddech yn iawn i gwyno. Mae’n ddrwg gennym, ac rydym wedi cywiro hyn.',
  },
  'not-found': {
    en: 'We have looked into it, and found nothing that should have been done in another way.',
    cy: 'Rydym wedi edrych i mewn i hyn, ac ni welsom ddim y dylid bod wedi’i wneud yn wahanol.',
  },
  'no-call': {
    en: 'This centre made no such call. Somebody else may have called you.',
    cy: 'Ni wnaeth y ganolfan hon alwad o’r fath. Efallai fod rhywun arall wedi eich galw.',
  },
}
