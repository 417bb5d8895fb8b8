package dev.carbon.staging;

/**
 * What a CRC-32C becomes when bytes that are all zero follow: a product of polynomials over GF(2),
 * modulo the polynomial of Castagnoli. Its bits are reflected: the highest is that of x to the 0.
 */
final class Crc32cShift {
  private static final int POLYNOMIAL = 0x82F63B78;
  private static final int ONE = 1 << 31;
  private static final int ONE_BYTE = ONE >>> Byte.SIZE;

  private Crc32cShift() {}

  /**
   * The checksum's bits times x to the power of eight for each byte.
   *
   * @param bytes at least 0
   */
  static int by(long bytes, int bits) {
    int product = bits;
    int power = ONE_BYTE;
    for (long left = bytes; left > 0; left >>>= 1) {
      if ((left & 1) != 0) {
        product = times(product, power);
      }
      power = times(power, power);
    }
    return product;
  }

  private static int times(int a, int b) {
    int product = 0;
    int multiple = b;
    for (int bit = ONE; bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= multiple;
      }
      multiple = (multiple >>> 1) ^ ((multiple & 1) == 0 ? 0 : POLYNOMIAL);
    }
    return product;
  }
}
