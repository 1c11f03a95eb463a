/** The command line was not understood; its message is one sentence. */
export class Misunderstanding extends Error {
  override readonly name = 'Misunderstanding';
}

/** A command cannot be carried out; its message is one sentence for an operator. */
export class Failure extends Error {
  override readonly name = 'Failure';
}
