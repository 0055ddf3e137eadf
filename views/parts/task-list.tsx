import type { Tone } from './tag.tsx'
import { Tag } from './tag.tsx'

export type Task = {
  readonly title: string
  readonly hint?: string | undefined
  /** Absent when it cannot be started yet. */
  readonly href?: string | undefined
  readonly status: string
  readonly tone?: Tone | undefined
}

/** Things to do in any order, each with its status in words. */
export function TaskList({ tasks, empty }: { tasks: readonly Task[]; empty: string }) {
  if (tasks.length === 0) return <p class="gh-empty">{empty}</p>
  return (
    <ul class="govuk-task-list gh-tasks">
      {tasks.map(({ title, hint, href, status, tone }) => (
        <li class={`govuk-task-list__item${href ? ' govuk-task-list__item--with-link' : ''}`}>
          <div class="govuk-task-list__name-and-hint">
            {href === undefined ? (
              <div>{title}</div>
            ) : (
              <a class="govuk-link govuk-task-list__link" href={href}>
                {title}
              </a>
            )}
            {hint !== undefined && <div class="govuk-task-list__hint">{hint}</div>}
          </div>
          <div class="govuk-task-list__status">
            <Tag text={status} tone={tone} />
          </div>
        </li>
      ))}
    </ul>
  )
}
