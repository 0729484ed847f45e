-- The constraints of 0014 hold for rows of before as well; nobody waits while they are looked at.
alter table sup.refund
    validate constraint "a card refund has a charge",
    validate constraint "asked is not negative";
alter table sup.deposit_claim
    validate constraint "asked is not negative";
