package summary

// hostParts are where a host runs and what it sells.
const hostParts = `
# Where it runs, the vendor's home first. place is one of: whereto list places
regions = [
  { code = "TODO", place = "TODO" },
]

# What is sold, the smallest first; leave it out where there are no sizes. price, disk and traffic stand for
# the charges below that name them. Shared CPU that can't be used all the time: sustained_vcpus.
sizes = [
  { id = "TODO", vcpus = 1, memory_mb = 1024, disk_gb = 20, traffic_gb = 1000, price = "TODO" },
]

[status]
is = "active"

[sources] # every price and fact names one; as_of is the day that it was true
prices = { title = "TODO: price list", url = "https://TODO", as_of = TODAY }
docs   = { title = "TODO: documentation", url = "https://TODO", as_of = TODAY }
`

// hostPrices are a host's setup and its prices.
const hostPrices = `
[[setups]]
id   = "server"
name = "one server"

[[charges]]
id     = "server"
label  = "Server"
meter  = "instance_hours"
unit   = "month"
price  = "price" # of each size; or the vendor's digits in quotes, or a table by size, region or setup; "unknown" where it is not known
# currency = "EUR" # left out: USD
source = "prices"

# Traffic over what comes with each server. Leave it out and the bill says that it does not know its price.
# [[charges]]
# id           = "egress"
# label        = "Traffic"
# meter        = "egress_gb"
# unit         = "GB"
# price        = "TODO"
# included     = "traffic_gb"
# included_per = "instance_hours"
# source       = "prices"
`

// addonParts are what an add-on goes with and what it asks.
const addonParts = `
[status]
is = "active"

[sources] # every price and fact names one; as_of is the day that it was true
prices = { title = "TODO: price list", url = "https://TODO", as_of = TODAY }
docs   = { title = "TODO: documentation", url = "https://TODO", as_of = TODAY }

[[applies]] # any of these; in each, everything given must hold
kinds = ["TODO"] # or hosts = ["…"], or facts = { container_images = ["yes"] }; needs = ["…"] where a slot must be filled beside it

# Leave it out where nothing is asked.
[[charges]]
id     = "fee"
label  = "Fee"
meter  = "months"
unit   = "month"
price  = "TODO"
source = "prices"
`

// beside is what any product may say beside prices and facts.
const beside = `
# What is on the invoice and in no charge, and what nothing is asked for:
# [[not_included]]
# id   = "backups"
# what = "TODO"
#
# [no_charge.log_gb]
# note   = "TODO"
# source = "docs"
#
# What stays open, shown where it was asked about:
# [[caveats]]
# id    = "TODO"
# about = ["rollback"]
# text  = "TODO"
`
