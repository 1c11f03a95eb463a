import 'reflect-metadata';

// As it ships. Elsewhere graphql looks at every value whether it is of another copy of graphql, which took a tenth of a suite.
process.env['NODE_ENV'] = 'production';
