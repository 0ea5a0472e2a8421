const PERSON = 'mehfil:user:'

/** The rooms of Socket.IO; every event goes to one of them, never to everyone. */
export const rooms = {
  topic: (topicId: string) => `mehfil:topic:${topicId}`,
  person: (personId: string) => `${PERSON}${personId}`,
  session: (sessionId: string) => `mehfil:session:${sessionId}`,
}

/** One person's sockets may be on several nodes; a topic is told by the pump of each node to its own. */
export const isOfPerson = (room: string): boolean => room.startsWith(PERSON)
