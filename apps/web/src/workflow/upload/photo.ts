/** Longest edge of a photo that is sent, in pixels: what prints sharply on a page. */
const edge = 2_560;
const quality = 0.85;
const photos = new Set(['image/jpeg', 'image/webp', 'image/heic', 'image/heif']);
/** Below this a picture drawn on a computer is sent as it is, for its letters stay sharp. */
const light = 2 * 1024 * 1024;

const drawn = async (file: File): Promise<Blob | null> => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext('2d');
    if (pen === null) return null;
    // What is clear in the picture is white in one without clear places.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  } finally {
    picture.close();
  }
};

/**
 * A photo as it is sent: upright, at most 2,560 pixels long, and without the place where it was taken, for only what is seen is drawn
 * anew. Other files, and pictures that this browser can't read, are sent as they are; the server has its own say.
 */
export const lightened = async (file: File): Promise<File> => {
  const isPhoto = photos.has(file.type);
  if (!isPhoto && !(file.type === 'image/png' && file.size > light)) return file;
  const blob = await drawn(file).catch(() => null);
  if (blob === null || (!isPhoto && blob.size >= file.size)) return file;
  const name = `${file.name.replace(/\.[^.]+$/, '')}.jpg`;
  return new File([blob], name, { type: 'image/jpeg', lastModified: file.lastModified });
};
