import { writeFileSync } from 'node:fs'
import { likenessFiles } from './learn-likeness.ts'

// After phrasings were added to the corpus: node --import tsx test/scripts/corpus/write-likeness.ts
for (const { file, text } of likenessFiles())
  writeFileSync(new URL(`../../../src/scripts/${file}`, import.meta.url), text)
