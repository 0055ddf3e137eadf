import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where a real FreeSWITCH and SIPp are on this machine, or in one line why the real switch is not tried. */
export type RealSwitch = { readonly freeswitch: string; readonly sipp: string } | Missing

type Missing = { readonly missing: string }

export function findRealSwitch(): RealSwitch {
  const freeswitch = process.env['GATEHOUSE_FREESWITCH'] ?? onPath('freeswitch')
  if (freeswitch === undefined) {
    return { missing: 'no freeswitch here: set GATEHOUSE_FREESWITCH to try the real switch' }
  }
  if (!isProgram(freeswitch)) return { missing: `GATEHOUSE_FREESWITCH: no program ${freeswitch}` }
  const sipp = onPath('sipp')
  if (sipp === undefined) return { missing: 'no sipp here: install sip-tester to play the carrier' }
  return { freeswitch, sipp }
}

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
