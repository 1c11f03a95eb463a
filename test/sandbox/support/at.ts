/** The item of a list at an index, from the end when it is below zero; a test fails where there is none. */
export function at<Item>(list: readonly Item[], index: number): Item {
  const item = list.at(index);
  if (item === undefined) throw new Error(`There is no item ${index} in a list of ${list.length}`);
  return item;
}
