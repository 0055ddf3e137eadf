import { SupervisorSpeaks } from '../../views/agent/supervisor-speaks.tsx'
import { callMark } from '../facts/refused-press.ts'
import { askedWords } from '../scripts/words-at.ts'
import { wordsOfCheck } from '../supervision/check-words.ts'
import { exitChoices } from './exit-choices.ts'
import type { InterviewSeen, Shown } from './interview-page.tsx'

/** While the supervisor asks the two questions of a check: the agent sees that they speak, and nothing of it (R9). */
export function speaksPage(
  { script, language, workingName, call, seconds }: InterviewSeen,
  { chrome, base, error }: Shown,
  check: 'drawn' | 'begun',
) {
  return (
    <SupervisorSpeaks
      chrome={error === undefined ? chrome : { ...chrome, notice: { kind: 'error', text: error } }}
      handOver={check === 'drawn' ? wordsOfCheck(language, script.subject).handOver : undefined}
      lang={language}
      call={callMark(call.id)}
      seconds={seconds}
      exitAction={`${base}/exit`}
      exits={exitChoices}
      asked={askedWords(script, { workingName })}
    />
  )
}
