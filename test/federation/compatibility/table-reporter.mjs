/** Prints what the suite says of each feature, when jest has run it. */
export default class TableReporter {
  onRunComplete(_contexts, { testResults }) {
    const assertions = testResults.flatMap(({ testResults: own }) => own);
    const rows = assertions.flatMap(({ title, status }) => {
      const [, feature] = /^passes for (.*)$/.exec(title) ?? [];
      return feature === undefined ? [] : [`${feature.padEnd(20)}${status === 'passed' ? 'PASS' : 'FAIL'}`];
    });
    console.log(["\nApollo's subgraph compatibility suite\n", ...rows].join('\n'));
  }
}
