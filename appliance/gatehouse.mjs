#!/usr/bin/env node
// The `gatehouse` command: runs src/main.ts through tsx, from a checkout or from the installed package alike.
import { register } from 'tsx/esm/api'

register()
await import(new URL('../src/main.ts', import.meta.url).href)
