import Testing
import TextCore

@Suite("XXH64")
struct XXHash64Tests {
  @Test(
    "published digests of strings come out",
    arguments: [
      ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
      ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
    ])
  func strings(text: String, digest: String) {
    #expect(XXHash64.digest(Array(text.utf8)) == digest)
  }

  @Test(
    "the sanity check of the reference implementation comes out",
    arguments: [
      (0, 0, 0xEF46_DB37_51D8_E999), (0, 2_654_435_761, 0xAC75_FDA2_929B_17EF),
      (1, 0, 0xE934_A84A_DB05_2768), (1, 2_654_435_761, 0x5014_6076_43A9_B4C3),
      (4, 0, 0x9136_A0DC_A574_57EE), (14, 0, 0x8282_DCC4_994E_35C8), (14, 2_654_435_761, 0xC3BD_6BF6_3DEB_6DF0),
      (222, 0, 0xB641_AE8C_B691_C174), (222, 2_654_435_761, 0x20CB_8AB7_AE10_C14A),
    ] as [(Int, UInt64, UInt64)])
  func reference(count: Int, seed: UInt64, hash: UInt64) {
    // The buffer of xxhsum: the upper bytes of a sequence that begins with one prime and is multiplied by another.
    var state: UInt64 = 2_654_435_761
    var bytes: [UInt8] = []
    for _ in 0..<count {
      bytes.append(UInt8(state >> 56))
      state &*= 11_400_714_785_074_694_797
    }
    #expect(XXHash64.hash(bytes, seed: seed) == hash)
  }

  @Test("a digest has sixteen digits, zeros in front included")
  func digits() {
    for i in 0..<600 {
      let digest = XXHash64.digest(Array("\(i)".utf8))
      #expect(digest.count == 16 && digest.allSatisfy(\.isHexDigit))
    }
  }
}
