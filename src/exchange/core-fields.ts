import type { Instant } from '../basics/instant.ts'
import type { Fields } from './fields.ts'

/** Where in FreeSWITCH's source an event is made. The client sees it, so it is part of the wire. */
export type Source = readonly [file: string, function_: string, line: string]

export const sources = {
  CHANNEL_CREATE: ['switch_core_state_machine.c', 'switch_core_session_run', '626'],
  CHANNEL_PROGRESS: ['switch_channel.c', 'switch_channel_perform_mark_ring_ready_value', '3505'],
  CHANNEL_ANSWER: ['switch_channel.c', 'switch_channel_perform_mark_answered', '3846'],
  CHANNEL_HANGUP: ['switch_channel.c', 'switch_channel_perform_hangup', '3445'],
  CHANNEL_HANGUP_COMPLETE: [
    'switch_core_state_machine.c',
    'switch_core_session_reporting_state',
    '943',
  ],
  CHANNEL_DESTROY: ['switch_core_session.c', 'switch_core_session_perform_destroy', '1584'],
  BACKGROUND_JOB: ['mod_event_socket.c', 'api_exec', '1572'],
  HEARTBEAT: ['switch_core.c', 'send_heartbeat', '95'],
  // As the source tells it: no call-back is among the recordings.
  event: ['mod_dptools.c', 'event_function', '1822'],
  'conference-create': ['mod_conference.c', 'conference_new', '3848'],
  'conference-destroy': ['mod_conference.c', 'conference_thread_run', '863'],
  'rejected-join-only': ['mod_conference.c', 'conference_function', '2129'],
  'add-member': ['conference_member.c', 'conference_member_add', '962'],
  'del-member': ['conference_member.c', 'conference_member_del', '1355'],
  'floor-change': ['conference_member.c', 'conference_member_set_floor_holder', '1158'],
  'start-talking': ['conference_loop.c', 'conference_loop_input', '1154'],
  'stop-talking': ['conference_loop.c', 'conference_loop_input', '1198'],
  'kick-member': ['conference_api.c', 'conference_api_sub_kick', '902'],
  'hup-member': ['conference_api.c', 'conference_api_sub_hup', '868'],
  'mute-member': ['conference_api.c', 'conference_api_sub_mute', '339'],
  'unmute-member': ['conference_api.c', 'conference_api_sub_unmute', '492'],
  'deaf-member': ['conference_api.c', 'conference_api_sub_deaf', '546'],
  'undeaf-member': ['conference_api.c', 'conference_api_sub_undeaf', '573'],
} satisfies Record<string, Source>

/** The headers that open every event, in FreeSWITCH's order. */
export function coreFields(
  event: { readonly name: string; readonly subclass?: string },
  source: Source,
  at: { readonly now: Instant; readonly core: string; readonly sequence: number },
): Fields {
  const [file, function_, line] = source
  return {
    ...(event.subclass === undefined ? {} : { 'Event-Subclass': event.subclass }),
    'Event-Name': event.name,
    'Core-UUID': at.core,
    'FreeSWITCH-Hostname': 'exchange',
    'FreeSWITCH-Switchname': 'exchange',
    'FreeSWITCH-IPv4': '127.0.0.1',
    'FreeSWITCH-IPv6': '::1',
    'Event-Date-Local': stamp(at.now),
    'Event-Date-GMT': new Date(at.now).toUTCString(),
    'Event-Date-Timestamp': micros(at.now),
    'Event-Calling-File': file,
    'Event-Calling-Function': function_,
    'Event-Calling-Line-Number': line,
    'Event-Sequence': String(at.sequence),
  }
}

/** `2026-11-23 22:59:39`, as FreeSWITCH writes a time for people. */
export function stamp(at: Instant): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}

/** Microseconds since 1970, as FreeSWITCH counts; `0` for what has not happened. */
export function micros(at: Instant | undefined): string {
  return at === undefined ? '0' : `${Math.floor(at)}000`
}
