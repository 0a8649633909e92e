/** Whether JSON nests deeper than a limit; read without building it, so that depth costs nothing. */
export function nestsDeeperThan(json: string, limit: number): boolean {
  let depth = 0;
  let isText = false;
  for (let index = 0; index < json.length; index += 1) {
    const letter = json[index];
    if (isText) {
      if (letter === '\\') index += 1;
      else if (letter === '"') isText = false;
    } else if (letter === '"') isText = true;
    else if (letter === '{' || letter === '[') {
      depth += 1;
      if (depth > limit) return true;
    } else if (letter === '}' || letter === ']') depth -= 1;
  }
  return false;
}
