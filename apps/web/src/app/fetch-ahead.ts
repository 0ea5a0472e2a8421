/**
 * What will be wanted next, fetched once the page has nothing better to do: a key pressed later finds it there, and
 * so does somebody whose line is gone by then.
 */
export function fetchAhead(): void {
  const fetchAll = () => {
    const wanted = [
      import('#pages/reply-in-place.tsx'),
      import('#pages/thread-page.tsx'),
      import('#pages/home-page.tsx'),
      import('#pages/picture-viewer.tsx'),
      import('./phone-pieces.ts'),
      import('#features/reactions/reaction-picker.tsx'),
      import('#pages/card-menu.tsx'),
      import('#features/topics/topic-menu.tsx'),
      import('#features/thoughts/edit-thought.tsx'),
      import('#features/thoughts/delete-thought.tsx'),
      import('#features/compose/waiting-edit.tsx'),
      import('#features/keyboard/key-dialog.tsx'),
    ]
    // Each is fetched again when it is really needed, and a failure is told there.
    for (const each of wanted) each.catch(() => undefined)
  }
  const whenIdle = () =>
    'requestIdleCallback' in window ? requestIdleCallback(fetchAll) : setTimeout(fetchAll, 500)
  setTimeout(whenIdle, 1500)
}
