import { micros, stamp } from './core-fields.ts'
import { q850 } from './far-end.ts'
import type { Fields } from './fields.ts'
import type { Leg } from './leg.ts'
import { directionOf } from './leg-fields.ts'

/** The channel variables FreeSWITCH shows, by how far the leg has come. Names as recorded. */
const made =
  words(`direction is_outbound uuid call_uuid session_id sip_local_network_addr sip_profile_name
  video_media_flow text_media_flow channel_name sip_destination_url originate_early_media originate_endpoint
  rtp_use_codec_string local_media_ip local_media_port advertised_media_ip audio_media_flow rtp_local_sdp_str
  sip_outgoing_contact_uri sip_req_uri sip_to_host sip_from_host sofia_profile_name recovery_profile_name
  sofia_profile_url`)
const replied =
  words(`sip_reply_host sip_reply_port sip_network_ip sip_network_port sip_recover_contact
  sip_full_via sip_recover_via sip_full_from sip_full_to sip_from_user sip_from_uri sip_to_user sip_to_port
  sip_to_uri sip_contact_user sip_contact_port sip_contact_uri sip_contact_host sip_to_tag sip_from_tag sip_cseq
  sip_call_id`)
const unheard = words(`sip_call_id sip_reply_port sip_network_port sip_hangup_disposition
  sip_invite_failure_status sip_invite_failure_phrase sip_term_status proto_specific_hangup_cause sip_term_cause`)
const refused = [...unheard, 'sip_reply_host', 'sip_network_ip']
const answered = words(`sip_contact_params switch_r_sdp ep_codec_string remote_video_media_flow
  remote_text_media_flow remote_audio_media_flow rtp_audio_recv_pt rtp_use_codec_name rtp_use_codec_rate
  rtp_use_codec_ptime rtp_use_codec_channels rtp_last_audio_codec_string read_codec original_read_codec read_rate
  original_read_rate write_codec write_rate dtmf_type rtp_use_timer_name rtp_use_pt rtp_use_ssrc remote_media_ip
  remote_media_port`)
const ran = words(`endpoint_disposition pre_transfer_caller_id_number channel_cid_flipped
  current_application_data current_application`)
const conferred = words(`conference_name app_session_uuid conference_member_id conference_moderator
  conference_ghost conference_uuid`)
const routed = words('DP_MATCH max_forwards transfer_history transfer_source')
const played =
  words(`current_application_response playback_last_offset_pos playback_ms playback_samples
  playback_seconds`)
const closed =
  words(`hangup_cause hangup_cause_q850 digits_dialed start_stamp profile_start_stamp end_stamp
  start_epoch start_uepoch profile_start_epoch profile_start_uepoch answer_epoch answer_uepoch bridge_epoch
  bridge_uepoch last_hold_epoch last_hold_uepoch hold_accum_seconds hold_accum_usec hold_accum_ms resurrect_epoch
  resurrect_uepoch progress_epoch progress_uepoch progress_media_epoch progress_media_uepoch end_epoch end_uepoch
  caller_id duration billsec progresssec answersec waitsec progress_mediasec flow_billsec mduration billmsec
  progressmsec answermsec waitmsec progress_mediamsec flow_billmsec uduration billusec progressusec answerusec
  waitusec progress_mediausec flow_billusec sip_hangup_disposition`)
const carried = words(`rtp_audio_in_raw_bytes rtp_audio_in_media_bytes rtp_audio_in_packet_count
  rtp_audio_in_media_packet_count rtp_audio_in_skip_packet_count rtp_audio_in_jitter_packet_count
  rtp_audio_in_dtmf_packet_count rtp_audio_in_cng_packet_count rtp_audio_in_flush_packet_count
  rtp_audio_in_largest_jb_size rtp_audio_in_jitter_min_variance rtp_audio_in_jitter_max_variance
  rtp_audio_in_jitter_loss_rate rtp_audio_in_jitter_burst_rate rtp_audio_in_mean_interval rtp_audio_in_flaw_total
  rtp_audio_in_quality_percentage rtp_audio_in_mos rtp_audio_out_raw_bytes rtp_audio_out_media_bytes
  rtp_audio_out_packet_count rtp_audio_out_media_packet_count rtp_audio_out_skip_packet_count
  rtp_audio_out_dtmf_packet_count rtp_audio_out_cng_packet_count rtp_audio_rtcp_packet_count
  rtp_audio_rtcp_octet_count`)

/** Every `variable_…` header of an event about this leg; `closing` for HANGUP_COMPLETE and DESTROY. */
export function legVariables(leg: Leg, closing: boolean): Fields {
  const out: Fields = {}
  for (const name of namesFor(leg, closing)) out[`variable_${name}`] = valueIn(name, leg)
  for (const [name, value] of leg.given) out[`variable_${name}`] = value
  return out
}

function namesFor(leg: Leg, closing: boolean): string[] {
  const named = leg.given.has('origination_caller_id_name')
  const names = [...made, ...(leg.gateway === undefined ? [] : ['sip_gateway_name'])]
  if (leg.reached === 'reply') names.push(...replied, ...(named ? ['sip_from_display'] : []))
  if (leg.reached === 'refusal') names.push(...refused)
  if (leg.reached === 'nothing' && leg.refusal !== undefined) names.push(...unheard)
  if (leg.answeredAt !== undefined) names.push(...answered)
  if (leg.doing !== undefined) names.push(...ran, ...(named ? ['pre_transfer_caller_id_name'] : []))
  if (leg.extension !== undefined) names.push(...routed)
  if (leg.lastRoom !== undefined) names.push(...conferred)
  if (leg.member !== undefined && !closing) names.push('conference_call_key')
  return closing ? [...names, ...closingNames(leg)] : names
}

function closingNames(leg: Leg): string[] {
  const names = [...closed]
  if (leg.progressAt !== undefined) names.push('progress_stamp')
  if (leg.doing !== undefined) names.push('last_app', 'last_arg')
  if (leg.doing?.app === 'playback') names.push(...played)
  if (leg.answeredAt !== undefined) return [...names, 'answer_stamp', ...carried]
  return leg.reached === 'reply'
    ? [...names, 'sip_invite_failure_status', 'sip_invite_failure_phrase']
    : names
}

/** The user of From in its INVITE. */
function shown({ farEnd, given, rangBack }: Leg): string {
  if (farEnd.does === 'answer' && farEnd.shows !== undefined) return farEnd.shows
  return rangBack?.number ?? given.get('origination_caller_id_number') ?? '0000000000'
}

const values: Readonly<Record<string, (leg: Leg) => string>> = {
  direction: directionOf,
  is_outbound: (leg) => String(leg.rangBack === undefined),
  uuid: (leg) => leg.uuid,
  call_uuid: (leg) => leg.uuid,
  session_id: (leg) => String(leg.session),
  sip_gateway_name: (leg) => leg.gateway ?? '',
  channel_name: (leg) => leg.name,
  sip_destination_url: (leg) => `sip:${leg.dialled}@${leg.host}`,
  sip_req_uri: (leg) => `${leg.dialled}@${leg.host}`,
  sip_to_user: (leg) => leg.dialled,
  sip_from_user: shown,
  sofia_profile_name: (leg) => leg.profile,
  sip_invite_failure_status: (leg) => leg.refusal?.status ?? '487',
  sip_invite_failure_phrase: (leg) => leg.refusal?.phrase ?? 'CANCEL',
  sip_term_status: (leg) => leg.refusal?.status ?? '503',
  proto_specific_hangup_cause: (leg) => `sip:${leg.refusal?.status ?? '503'}`,
  read_codec: () => 'PCMA',
  write_codec: () => 'PCMA',
  endpoint_disposition: () => 'ANSWER',
  current_application: (leg) => leg.doing?.app ?? '',
  current_application_data: (leg) => leg.doing?.data ?? '',
  last_app: (leg) => leg.doing?.app ?? '',
  last_arg: (leg) => leg.doing?.data ?? '',
  conference_name: (leg) => leg.lastRoom?.name ?? '',
  conference_uuid: (leg) => leg.lastRoom?.uuid ?? '',
  conference_member_id: (leg) => String(leg.lastRoom?.memberId ?? 0),
  hangup_cause: (leg) => leg.cause ?? '',
  hangup_cause_q850: (leg) => q850[leg.cause ?? ''] ?? '16',
  start_stamp: (leg) => stamp(leg.createdAt),
  answer_stamp: (leg) => stamp(leg.answeredAt ?? leg.createdAt),
  end_stamp: (leg) => stamp(leg.hungUpAt ?? leg.createdAt),
  start_uepoch: (leg) => micros(leg.createdAt),
  progress_uepoch: (leg) => micros(leg.progressAt),
  answer_uepoch: (leg) => micros(leg.answeredAt),
  end_uepoch: (leg) => micros(leg.hungUpAt),
}

function valueIn(name: string, leg: Leg): string {
  return values[name]?.(leg) ?? '0'
}

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}
