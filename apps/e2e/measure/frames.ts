import type { CDPSession, Page } from 'playwright'
import { quantile } from './figure.ts'

declare global {
  interface Window {
    frames_: { times: number[]; commits: number[]; mostCards: number }
    commits_: number
  }
}

/** Counts React's commits: it tells them to the developer tools, in every build. Before the page is loaded. */
export async function countCommits(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.commits_ = 0
    Reflect.set(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
      onCommitFiberRoot: () => {
        window.commits_ += 1
      },
    })
  })
}

export type Frames = {
  /** From one frame to the next, in ms. */
  readonly p95: number
  readonly longest: number
  /** React's commits between two frames, at most. */
  readonly mostCommits: number
  readonly mostCards: number
  /** Share of the time that the main thread was at work, in percent. */
  readonly busy: number
}

/** What the frames of the page are like while `act` runs. */
export async function framesDuring(
  page: Page,
  devtools: CDPSession,
  act: () => Promise<unknown>,
): Promise<Frames> {
  await page.evaluate(() => {
    const frames = { times: [] as number[], commits: [] as number[], mostCards: 0 }
    window.frames_ = frames
    let [last, commits] = [performance.now(), window.commits_]
    const look = (now: number) => {
      if (window.frames_ !== frames) return
      frames.times.push(now - last)
      frames.commits.push(window.commits_ - commits)
      frames.mostCards = Math.max(frames.mostCards, document.getElementsByTagName('article').length)
      last = now
      commits = window.commits_
      requestAnimationFrame(look)
    }
    requestAnimationFrame(now => {
      last = now
      requestAnimationFrame(look)
    })
  })
  const before = await workOf(devtools)
  await act()
  const after = await workOf(devtools)
  const { times, commits, mostCards } = await page.evaluate(() => {
    const seen = window.frames_
    window.frames_ = { times: [], commits: [], mostCards: 0 }
    return seen
  })
  return {
    p95: quantile(times, 0.95),
    longest: Math.max(...times),
    mostCommits: Math.max(...commits),
    mostCards,
    busy: (100 * (after.task - before.task)) / (after.now - before.now),
  }
}

/** How long the main thread has been at work, and what time it is; in seconds. */
async function workOf(devtools: CDPSession): Promise<{ task: number; now: number }> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const secondsOf = (name: string) => metrics.find(metric => metric.name === name)?.value ?? Number.NaN
  return { task: secondsOf('TaskDuration'), now: secondsOf('Timestamp') }
}
