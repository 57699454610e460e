/** A bucket as its client takes it. */
export type Bucket = {
  readonly bucket: string;
  readonly endpoint: string;
  readonly region: string;
  readonly forcePathStyle: boolean;
  /** Many providers know none of the newer checksums; what is read is known by its hash anyway. */
  readonly requestChecksumCalculation: 'WHEN_REQUIRED';
  readonly responseChecksumValidation: 'WHEN_REQUIRED';
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/**
 * A bucket from its address: `https://KEY:SECRET@host[:port]/bucket[?region=…][&style=host]`. Key and secret are written as in any address,
 * `/` and `+` as `%2F` and `%2B`; `style=host` puts the bucket's name before the host, as some providers demand.
 */
export const bucketAt = (address: string): Bucket => {
  const url = new URL(address);
  const [bucket = '', ...rest] = url.pathname.slice(1).split('/');
  if (bucket === '' || rest.some((part) => part !== ''))
    throw new Error('S3_URL names one bucket as its path: https://KEY:SECRET@host/bucket');
  return {
    bucket,
    endpoint: url.origin,
    region: url.searchParams.get('region') ?? 'us-east-1',
    forcePathStyle: url.searchParams.get('style') !== 'host',
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    credentials: {
      accessKeyId: decodeURIComponent(url.username),
      secretAccessKey: decodeURIComponent(url.password),
    },
  };
};
