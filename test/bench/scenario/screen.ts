/** What people see of a plan of 10,000 steps, in a real browser: one who works in it, and a colleague beside. */
import { rm } from 'node:fs/promises'
import { startServerProcess } from '../../support/server-process.ts'
import { formatCount, formatMs } from '../figures.ts'
import { atLeast, atMost } from '../judge.ts'
import { makeLargePlan } from '../large-plan/make-large-plan.ts'
import type { Scenario } from '../scenario.ts'
import { measureScreen } from '../screen/measure-screen.ts'
import { makeDataFolder } from '../target/target.ts'

/** Of 60 a second. */
const frameMs = 1000 / 60

type Line = { name: string; what: string; goal?: number }

/** In the order of the table, without the frames per second. */
const lines: Line[] = [
  { name: 'firstRowMs', what: 'opening, to the first row', goal: 1500 },
  { name: 'scrollP99', what: 'time per frame while scrolling, p99' },
  { name: 'jumpMs', what: 'jump to the middle, to drawn rows' },
  { name: 'typingFrameP50', what: 'key to the frame with its letter, p50', goal: frameMs },
  { name: 'typingFrameP99', what: 'key to the frame with its letter, p99', goal: frameMs },
  { name: 'typingP50', what: 'key to its letter drawn, p50' },
  { name: 'typingP99', what: 'key to its letter drawn, p99' },
  { name: 'colleagueP50', what: 'colleague’s key to its letter drawn here, p50', goal: 150 },
  { name: 'colleagueP99', what: 'colleague’s key to its letter drawn here, p99', goal: 150 },
  { name: 'pasteMs', what: 'pasting 1,000 rows, key to rows drawn', goal: 1000 },
  { name: 'pasteAtColleagueMs', what: 'the same, to rows drawn at a colleague’s' },
  { name: 'colleagueGapMs', what: 'longest time without a frame at that colleague’s', goal: 200 },
]

export const screen: Scenario = {
  name: 'screen',
  title: 'On screen: a plan of 10,000 steps',
  effort: {
    quick: { targets: ['regietafel'], repeats: 1, seconds: 0 },
    full: { targets: ['regietafel'], repeats: 3, seconds: 0 },
  },
  async measure() {
    const dataDir = await makeDataFolder()
    try {
      const { plan, cookie } = await makeLargePlan(dataDir)
      const server = await startServerProcess(dataDir)
      try {
        return await measureScreen({ server: server.url, planId: plan.id, cookie })
      } finally {
        await server.kill()
      }
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
  judge(of) {
    const figures = of('regietafel')
    return [
      atLeast({
        what: 'frames per second while scrolling',
        value: figures?.framesPerSecond,
        goal: 50,
        format: formatCount,
      }),
      ...lines.map(({ name, ...line }) => atMost({ ...line, value: figures?.[name], format: formatMs })),
    ]
  },
}
