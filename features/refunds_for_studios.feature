Feature: Refunds for studios
  A studio is blocked some time before a booking starts, so the clock of a cancellation runs to the
  moment it is blocked.

  Rule: The policy's hours count to the moment the room is blocked

    Scenario Outline: A studio blocked <minutes> minutes before the start is cancelled at <moment>
      Given a studio booking of $1,190.75 that starts on 2026-12-05 at 18:00
      And the studio is blocked from <minutes> minutes before the start
      And a case
      When the buyer cancels on <moment>
      Then policy gives back <amount>

      Examples: Everything until 72 hours before, then half without the fee
        | minutes | moment                 | amount    |
        | 30      | 2026-12-02 at 17:30:00 | $1,190.75 |
        | 30      | 2026-12-02 at 17:30:01 | $541.25   |
        | 30      | 2026-12-02 at 18:00:00 | $541.25   |
        | 0       | 2026-12-02 at 18:00:00 | $1,190.75 |
        | 0       | 2026-12-02 at 18:00:01 | $541.25   |

      Examples: Nothing in the last 24 hours
        | minutes | moment                 | amount    |
        | 30      | 2026-12-04 at 17:30:00 | $541.25   |
        | 30      | 2026-12-04 at 17:30:01 | $0.00     |
        | 0       | 2026-12-04 at 18:00:00 | $541.25   |
        | 0       | 2026-12-04 at 18:00:01 | $0.00     |
