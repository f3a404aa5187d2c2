/* Hands a file to the reader, once per request: the app draws its elements more than once. */
export default function ({ data }) {
  const sent = (window.geoPaSent ??= new Set());
  if (sent.has(data.request)) return;
  sent.add(data.request);
  const bytes = Uint8Array.from(atob(data.content), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: data.media }));
  link.download = data.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
