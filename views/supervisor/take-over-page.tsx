import { QuestionPage, type QuestionPageProps } from '../agent/question-page.tsx'

export type TakeOverPageProps = QuestionPageProps & { readonly seat: string }

/** The interview goes on from the supervisor's own screen; the agent has left the call. */
export function TakeOverPage({ seat, ...props }: TakeOverPageProps) {
  return (
    <QuestionPage
      {...props}
      listening={`You have taken over the call at seat ${seat}. The agent can no longer hear it.`}
    />
  )
}
