"""The accounts of the books (kernels.md, *Ledger*)."""

from enum import StrEnum


class Account(StrEnum):
    CASH = "Cash:Stripe"
    DEFERRED_FEES = "Deferred:PlatformFees"
    CHARGEBACKS = "Expense:Chargebacks"
    DISPUTE_FEES = "Expense:DisputeFees"
    GOODWILL = "Expense:Goodwill"
    BUYER_WALLET = "Liability:BuyerWallet"
    SELLER_PAYABLE = "Liability:SellerPayable"
    FEE_TAX = "Liability:TaxPayable:PlatformFeeTax"
    DISPUTES = "Receivable:Disputes"
    TRANSFER_REVERSAL = "Receivable:TransferReversal"
    FEE_REVENUE = "Revenue:PlatformFees"
