import { Directive, Field, Float, ID, Int } from 'type-graphql';
import { PlainType } from '../../../src/graphql/types/plain-type.js';

/** The types of the suite's products.graphql, as type-graphql has them. */

@PlainType({})
@Directive('@shareable')
export class ProductDimension {
  @Field(() => String, { nullable: true })
  size?: string | null;

  @Field(() => Float, { nullable: true })
  weight?: number | null;

  @Field(() => String, { nullable: true })
  @Directive('@inaccessible')
  unit?: string | null;
}

@PlainType({})
export class ProductVariation {
  @Field(() => ID)
  id!: string;
}

@PlainType({})
export class CaseStudy {
  @Field(() => ID)
  caseNumber!: string;

  @Field(() => String, { nullable: true })
  description?: string | null;
}

@PlainType({})
@Directive('@key(fields: "study { caseNumber }")')
export class ProductResearch {
  @Field(() => CaseStudy)
  study!: CaseStudy;

  @Field(() => String, { nullable: true })
  outcome?: string | null;
}

/** Type-graphql has no `extend type`; `@extends` says the same, and without it a key that is `@external` cannot be resolved. */
@PlainType({})
@Directive('@extends')
@Directive('@key(fields: "email")')
export class User {
  @Field(() => ID)
  @Directive('@external')
  email!: string;

  @Field(() => String, { nullable: true })
  @Directive('@override(from: "users")')
  name?: string | null;

  @Field(() => Int, { nullable: true })
  @Directive('@external')
  totalProductsCreated?: number | null;

  @Field(() => Int)
  @Directive('@external')
  yearsOfEmployment!: number;
}

@PlainType({})
@Directive('@custom')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "sku package")')
@Directive('@key(fields: "sku variation { id }")')
export class Product {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  sku?: string | null;

  @Field(() => String, { nullable: true })
  package?: string | null;

  @Field(() => ProductVariation, { nullable: true })
  variation?: ProductVariation | null;

  @Field(() => ProductDimension, { nullable: true })
  dimensions?: ProductDimension | null;

  @Field(() => User, { nullable: true })
  @Directive('@provides(fields: "totalProductsCreated")')
  createdBy?: User | null;

  @Field(() => String, { nullable: true })
  @Directive('@tag(name: "internal")')
  notes?: string | null;

  @Field(() => [ProductResearch])
  research!: ProductResearch[];
}

@PlainType({})
@Directive('@key(fields: "sku package")')
export class DeprecatedProduct {
  @Field(() => String)
  sku!: string;

  @Field(() => String)
  package!: string;

  @Field(() => String, { nullable: true })
  reason?: string | null;

  @Field(() => User, { nullable: true })
  createdBy?: User | null;
}

@PlainType({})
@Directive('@interfaceObject')
@Directive('@key(fields: "id")')
export class Inventory {
  @Field(() => ID)
  id!: string;

  @Field(() => [DeprecatedProduct])
  deprecatedProducts!: DeprecatedProduct[];
}
