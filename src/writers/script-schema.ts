import { toJsonSchema } from '@valibot/to-json-schema'
import { scriptShape } from '../scripts/shape.ts'

/**
 * The JSON Schema (draft 2020-12) of our JSON: made of the very shape that the reader uses, so that the two cannot part.
 * What no schema can say is left to the reader, which is stricter: lists inside lists at most 40 deep.
 */
export function scriptSchema(): Readonly<Record<string, unknown>> {
  const schema = toJsonSchema(scriptShape, {
    target: 'draft-2020-12',
    errorMode: 'throw',
    // Words are trimmed before they are measured: spaces alone are no words. A list is no object to a schema as it is.
    ignoreActions: ['trim', 'check'],
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'min_length' && jsonSchema.type === 'string'
        ? { ...jsonSchema, pattern: '\\S' }
        : undefined,
  })
  return {
    ...schema,
    title: 'Gatehouse script, version 1',
    description:
      'A questionnaire and every word around it, as Gatehouse takes it in and gives it out. Answers are listed; nothing is typed.',
  }
}
