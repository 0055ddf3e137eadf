// A new thread does not read TypeScript until it is told how.
import { register } from 'tsx/esm/api'

register()
await import('./import-worker.ts')
