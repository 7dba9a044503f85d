/** Every scenario, in the order in which they are measured. */

import { attack } from './scenario/attack.ts'
import { audienceScenarios } from './scenario/audience.ts'
import { capacity } from './scenario/capacity.ts'
import { history } from './scenario/history.ts'
import { joiners } from './scenario/joiners.ts'
import { largePlan } from './scenario/large-plan.ts'
import { lock } from './scenario/lock.ts'
import { crowd400, manyRooms, meeting, presence, saved } from './scenario/meeting.ts'
import { screen } from './scenario/screen.ts'
import type { Scenario } from './scenario.ts'

export const scenarios: readonly Scenario[] = [
  ...audienceScenarios,
  meeting,
  crowd400,
  capacity,
  manyRooms,
  saved,
  history,
  joiners,
  lock,
  presence,
  screen,
  largePlan,
  attack,
]
