/** Thrown when the agent cannot do what it was asked to do; the message is one sentence. */
export class AgentRefusal extends Error {
  override readonly name = 'AgentRefusal';
}
