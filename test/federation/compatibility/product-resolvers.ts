import { Arg, FieldResolver, ID, Int, Query, Resolver, Root, Directive } from 'type-graphql';
import { deprecatedProduct, products } from './product-data.js';
import { DeprecatedProduct, Product, User } from './product-types.js';

/** The root fields that the suite asks for. */
@Resolver()
export class ProductQueries {
  @Query(() => Product, { nullable: true })
  product(@Arg('id', () => ID) id: string): Product | null {
    return products.find((product) => product.id === id) ?? null;
  }

  @Query(() => DeprecatedProduct, { nullable: true, deprecationReason: 'Use product query instead' })
  deprecatedProduct(
    @Arg('sku', () => String) sku: string,
    @Arg('package', () => String) name: string,
  ): DeprecatedProduct | null {
    return deprecatedProduct.sku === sku && deprecatedProduct.package === name ? deprecatedProduct : null;
  }
}

/** What is computed of a user: from fields of another subgraph, which the router hands over. */
@Resolver(() => User)
export class UserFields {
  @FieldResolver(() => Int, { nullable: true })
  @Directive('@requires(fields: "totalProductsCreated yearsOfEmployment")')
  averageProductsCreatedPerYear(@Root() user: User): number | null {
    const { totalProductsCreated, yearsOfEmployment } = user;
    return totalProductsCreated ? Math.round(totalProductsCreated / yearsOfEmployment) : null;
  }
}
