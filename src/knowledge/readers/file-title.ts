/** Titles that programs write by themselves say nothing. */
const PROGRAM_TITLE =
  /^(?:microsoft word|untitled|document\d*$|.*\.(?:docx?|pdf|wpd|rtf|indd|qxd|tex|dvi|html?)$|\W*$)/i;

/** Whether a title from a file's properties is one that a person gave. */
export function isUsableTitle(title: string): boolean {
  return title.length >= 4 && !PROGRAM_TITLE.test(title);
}
