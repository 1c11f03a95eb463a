import { Kind } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';

/** How much an operation asks for, its fragments counted wherever they are spread. */
export interface OperationSize {
  /** Fields within fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields of the root: each may call LivePerson. */
  readonly rootFields: number;
  /** One for each field, times the length of the lists that it stands in. */
  readonly cost: number;
}

const nothing: OperationSize = { depth: 0, aliases: 0, directives: 0, rootFields: 0, cost: 0 };
/** How long a list is taken for when nothing says how long it is. */
const usualLengths: ReadonlyMap<string, number> = new Map([
  ['messages', 100],
  ['conversations', 20],
]);
/** The longest page that can be asked for: a variable may be that. */
const longestPage = 200;

/** Measures the largest operation of a document, without any variables. Fragments that spread themselves end there. */
export function measureOperation(document: DocumentNode): OperationSize {
  const measure = new Measure(document);
  const sizes = document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => measure.operation(operation));
  return sizes.reduce(largest, nothing);
}

class Measure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Each fragment is measured once, so that fragments of fragments cost nothing. */
  readonly #measured = new Map<string, OperationSize>();

  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  operation({ selectionSet, directives = [] }: OperationDefinitionNode): OperationSize {
    const size = this.#selections(selectionSet);
    return { ...size, directives: size.directives + directives.length };
  }

  #selections({ selections }: SelectionSetNode): OperationSize {
    return selections.map((selection) => this.#selection(selection)).reduce(together, nothing);
  }

  #selection(selection: SelectionNode): OperationSize {
    const inside = this.#inside(selection);
    return { ...inside, directives: inside.directives + (selection.directives?.length ?? 0) };
  }

  #inside(selection: SelectionNode): OperationSize {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.#field(selection);
      case Kind.INLINE_FRAGMENT:
        return this.#selections(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.#fragment(selection.name.value);
    }
  }

  #field(field: FieldNode): OperationSize {
    const within = field.selectionSet === undefined ? nothing : this.#selections(field.selectionSet);
    return {
      depth: within.depth + 1,
      aliases: within.aliases + (field.alias === undefined ? 0 : 1),
      directives: within.directives,
      rootFields: 1,
      cost: 1 + within.cost * lengthOf(field),
    };
  }

  #fragment(name: string): OperationSize {
    const known = this.#measured.get(name);
    const fragment = this.#fragments.get(name);
    if (known !== undefined || fragment === undefined) return known ?? nothing;
    // What it spreads of itself counts for nothing; another rule refuses it.
    this.#measured.set(name, nothing);
    const size = this.#selections(fragment.selectionSet);
    this.#measured.set(name, size);
    return size;
  }
}

function lengthOf({ name, arguments: given = [] }: FieldNode): number {
  const page = given.find((argument) => argument.name.value === 'first' || argument.name.value === 'last');
  if (page === undefined) return usualLengths.get(name.value) ?? 1;
  if (page.value.kind !== Kind.INT) return longestPage;
  // One that is refused later, such as -1, must not make up for others.
  return Math.min(Math.max(Number(page.value.value), 1), longestPage);
}

function together(a: OperationSize, b: OperationSize): OperationSize {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    rootFields: a.rootFields + b.rootFields,
    cost: a.cost + b.cost,
  };
}

function largest(a: OperationSize, b: OperationSize): OperationSize {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: Math.max(a.aliases, b.aliases),
    directives: Math.max(a.directives, b.directives),
    rootFields: Math.max(a.rootFields, b.rootFields),
    cost: Math.max(a.cost, b.cost),
  };
}
