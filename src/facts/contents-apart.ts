import { contentsOfEnquiries } from './contents-enquiries.ts'
import { contentsOfKept } from './contents-kept.ts'
import { contentsOfLists } from './contents-lists.ts'
import { contentsOfMixing } from './contents-mixing.ts'
import { contentsOfQuality } from './contents-quality.ts'
import { contentsOfSamples } from './contents-samples.ts'
import { contentsOfScripts } from './contents-scripts.ts'
import { contentsOfSite } from './contents-site.ts'
import { contentsOfWindows } from './contents-windows.ts'

/** Every row of `contents` that stands in a file of its own. */
export const contentsApart = {
  ...contentsOfScripts,
  ...contentsOfLists,
  ...contentsOfMixing,
  ...contentsOfQuality,
  ...contentsOfWindows,
  ...contentsOfKept,
  ...contentsOfEnquiries,
  ...contentsOfSamples,
  ...contentsOfSite,
}
