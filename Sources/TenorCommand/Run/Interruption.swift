import Foundation
import Synchronization

/// Whether the user, or the system, asked the program to end.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Takes SIGINT and SIGTERM as a wish to end in good order; a second one ends the program at once.
  static func watch() {
    // Made before a handler may want it.
    flag.store(false, ordering: .relaxed)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in Interruption.flag.store(true, ordering: .relaxed) }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    for signal in [SIGINT, SIGTERM] { unsafe sigaction(signal, &action, nil) }
  }

  static var isRequested: Bool { flag.load(ordering: .relaxed) }
}
