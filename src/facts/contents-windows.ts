/** What facts about the times of calls hold, part by part: rows of `contents`, which checks them. */
export const contentsOfWindows = {
  'appointments.lost': {
    clear: {
      moved:
        'cases that nobody called in the time they had asked for, with the time that takes its place',
      closed: 'cases whose second time passed as well, with what becomes of them',
    },
  },
  'campaign.timed': {
    clear: { minutes: 'the median length of the shift’s interviews, in whole minutes' },
  },
} as const
