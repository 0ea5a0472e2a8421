const PERSON = 'mehfil:user:'
const TOPIC = 'mehfil:topic:'

/** The rooms of Socket.IO; every event goes to one of them, never to everyone. */
export const rooms = {
  topic: (topicId: string) => `${TOPIC}${topicId}`,
  /** Whose room it is; undefined for rooms of other kinds. */
  topicOf: (room: string) => (room.startsWith(TOPIC) ? room.slice(TOPIC.length) : undefined),
  person: (personId: string) => `${PERSON}${personId}`,
  session: (sessionId: string) => `mehfil:session:${sessionId}`,
}

/** One person's sockets may be on several nodes; a topic is told by the pump of each node to its own. */
export const isOfPerson = (room: string): boolean => room.startsWith(PERSON)
