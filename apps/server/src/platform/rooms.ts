/** The rooms of Socket.IO; every event goes to one of them, never to everyone. */
export const rooms = {
  topic: (topicId: string) => `mehfil:topic:${topicId}`,
  person: (personId: string) => `mehfil:user:${personId}`,
  session: (sessionId: string) => `mehfil:session:${sessionId}`,
}
