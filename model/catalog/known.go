package catalog

import "slices"

// Questions whose answers are figures of the load.
const (
	QuestionRequests      = "requests"
	QuestionDurationMS    = "duration_ms"
	QuestionCPUMS         = "cpu_ms"
	QuestionMemoryMB      = "memory_mb"
	QuestionMemoryUsedMB  = "memory_used_mb"
	QuestionVCPUs         = "vcpus"
	QuestionResponseKB    = "response_kb"
	QuestionStaticGB      = "static_gb"
	QuestionStaticKB      = "static_kb"
	QuestionDiskGB        = "disk_gb"
	QuestionImageGB       = "image_gb"
	QuestionQueries       = "queries_per_request"
	QuestionPeakFactor    = "peak_factor"
	QuestionTraffic       = "traffic"
	QuestionWarmInstances = "warm_instances"
	QuestionWarmHours     = "warm_hours"
	QuestionPostgres      = "postgres"
	QuestionDatabaseGB    = "database_gb"
	QuestionSeats         = "seats"
	QuestionPullRequests  = "pull_requests"
	QuestionPreviewHours  = "preview_hours"
	QuestionDeploys       = "deploys"
	QuestionBuildMinutes  = "build_minutes"
	QuestionLogKB         = "log_kb_per_request"
	QuestionSupport       = "support"
)

// Questions that shape the advice beside its requirements.
const (
	QuestionLanguage      = "language"
	QuestionUsers         = "users"
	QuestionDatabase      = "database"
	QuestionDatabaseKind  = "database_kind"
	QuestionSpread        = "spread"
	QuestionPreviews      = "previews"
	QuestionBudget        = "budget"
	QuestionLatencyGoalMS = "latency_goal_ms"
	QuestionCurrentHost   = "current_host"
	QuestionCurrency      = "currency"
	QuestionVATPercent    = "vat_percent"
	QuestionOpsHourUSD    = "ops_hour_usd"
	QuestionDiscount      = "discount"
)

// Words of questions that code tells apart.
const (
	WordManaged        = "managed"         // of postgres: the stack holds the database
	WordNone           = "none"            // of database: there is none
	WordWithTheApp     = "with-the-app"    // of database: it runs where the app does
	WordSQLite         = "sqlite"          // of database_kind: a part of the app, no server
	WordSeveralRegions = "several-regions" // of spread
	WordEdge           = "edge"            // of spread
	WordNoMatter       = "no-matter"       // of previews: not wanted
	WordDaily          = "daily"           // of traffic
	WordOfficeHours    = "office-hours"    // of traffic
	WordSpiky          = "spiky"           // of traffic
)

// Meters that follow the requests.
const (
	MeterRequests          = "requests"
	MeterRequestsInPeakDay = "requests_in_peak_day"
	MeterCPUMS             = "cpu_ms"
	MeterCPUMSPerRequest   = "cpu_ms_per_request"
	MeterEgressGB          = "egress_gb"
	MeterCDNGB             = "cdn_gb"
	MeterCDNRequests       = "cdn_requests"
	MeterLogEvents         = "log_events"
	MeterLogGB             = "log_gb"
	MeterInvocations       = "invocations"
)

// Meters of memory, CPU and time: while a request is handled, while an instance is
// up, idle or used, and what is reserved.
const (
	MeterGBSeconds         = "gb_seconds"
	MeterVCPUSeconds       = "vcpu_seconds"
	MeterAliveSeconds      = "alive_seconds"
	MeterAliveGBSeconds    = "alive_gb_seconds"
	MeterAliveVCPUSeconds  = "alive_vcpu_seconds"
	MeterIdleGBSeconds     = "idle_gb_seconds"
	MeterIdleVCPUSeconds   = "idle_vcpu_seconds"
	MeterUsedGBSeconds     = "used_gb_seconds"
	MeterUsedVCPUSeconds   = "used_vcpu_seconds"
	MeterWarmGBSeconds     = "warm_gb_seconds"
	MeterWarmUsedGBSeconds = "warm_used_gb_seconds"
)

// Meters of what stands there all month.
const (
	MeterMonths            = "months"
	MeterInstanceHours     = "instance_hours"
	MeterIPv4Hours         = "ipv4_hours"
	MeterLoadBalancerHours = "load_balancer_hours"
	MeterLoadBalancerUnits = "load_balancer_units"
	MeterLoadBalancerGB    = "load_balancer_gb"
	MeterNATHours          = "nat_hours"
	MeterNATGB             = "nat_gb"
	MeterZoneGB            = "zone_gb"
	MeterClusterHours      = "cluster_hours"
	MeterDiskGBMonths      = "disk_gb_months"
	MeterStoppedGBMonths   = "stopped_gb_months"
	MeterRootGBMonths      = "root_gb_months"
	MeterBackupGBMonths    = "backup_gb_months"
	MeterImagesGB          = "images_gb"
	MeterSecrets           = "secrets"
	MeterPostgresMonths    = "postgres_months"
	MeterPostgresGBMonths  = "postgres_gb_months"
	MeterStandbyMonths     = "postgres_standby_months"
	MeterStandbyGBMonths   = "postgres_standby_gb_months"
)

// Meters of the team and its deploys.
const (
	MeterApps          = "apps"
	MeterCertificates  = "certificates"
	MeterSeats         = "seats"
	MeterDeploys       = "deploys"
	MeterInvalidations = "invalidations"
	MeterBuildMinutes  = "build_minutes"
	MeterCIMinutes     = "ci_minutes"
	MeterPreviewHours  = "preview_hours"
)

// Criteria that the model computes for a stack.
const (
	CriterionStatus         = "status"
	CriterionCapacity       = "capacity"
	CriterionVendor         = "vendor"
	CriterionResidency      = "residency"
	CriterionMonthlyCost    = "monthly_cost"
	CriterionPreviewCost    = "preview_cost"
	CriterionLatencyMS      = "latency_ms"
	CriterionResponseMS     = "response_ms"
	CriterionColdStartShare = "cold_start_share"
)

// Criteria whose facts mean something to code.
const (
	CriterionLanguages      = "languages"
	CriterionColdStartMS    = "cold_start_ms"
	CriterionAnycast        = "anycast"
	CriterionMultiRegion    = "multi_region"
	CriterionOpsBurden      = "ops_burden"
	CriterionPersistentDisk = "persistent_disk"
	CriterionTwoZones       = "two_zones"
)

// Fields of a size that charges can name instead of an amount.
const (
	SizeDiskGB    = "disk_gb"
	SizeTrafficGB = "traffic_gb"
	SizePrice     = "price" // the only one that stands for a price
)

// SizeMemoryMB is the memory of a size, or of a charge that bills some whatever the size.
const SizeMemoryMB = "memory_mb"

// LevelYes is the level of anycast and of multi_region that has a stack run in many
// places, of persistent_disk that has a database run beside the app, and of two_zones
// that spreads it over two.
const LevelYes = "yes"

// Kinds of what code needs of the data.
const (
	KindQuestion  = "question"
	KindWord      = "word"
	KindMeter     = "meter"
	KindCriterion = "criterion"
	KindLevel     = "level"
)

// Need is an id that code relies on.
type Need struct {
	File string // of the data: questions.toml
	Kind string // KindQuestion, KindWord, KindMeter, KindCriterion or KindLevel
	Of   string // of a word: the question; of a level: the criterion
	ID   string
}

// String names the need: question "requests", word "none" of the question "database".
func (n Need) String() string {
	text := n.Kind + ` "` + n.ID + `"`
	switch n.Kind {
	case KindWord:
		text += ` of the question "` + n.Of + `"`
	case KindLevel:
		text += ` of the criterion "` + n.Of + `"`
	}
	return text
}

// known are the ids that code relies on, by the file that holds them.
var known = []struct {
	file, kind, of string
	ids            []string
}{
	{"questions.toml", KindQuestion, "", []string{
		QuestionRequests, QuestionDurationMS, QuestionCPUMS, QuestionMemoryMB, QuestionMemoryUsedMB, QuestionVCPUs, QuestionResponseKB, QuestionStaticGB,
		QuestionStaticKB, QuestionDiskGB, QuestionImageGB, QuestionQueries, QuestionPeakFactor, QuestionTraffic, QuestionWarmInstances, QuestionWarmHours,
		QuestionPostgres, QuestionDatabaseGB, QuestionSeats, QuestionPullRequests, QuestionPreviewHours, QuestionDeploys, QuestionBuildMinutes, QuestionLogKB, QuestionSupport,
		QuestionLanguage, QuestionUsers, QuestionDatabase, QuestionDatabaseKind, QuestionSpread, QuestionPreviews, QuestionBudget, QuestionLatencyGoalMS, QuestionCurrentHost,
		QuestionCurrency, QuestionVATPercent, QuestionOpsHourUSD, QuestionDiscount,
	}},
	{"questions.toml", KindWord, QuestionPostgres, []string{WordManaged}},
	{"questions.toml", KindWord, QuestionDatabase, []string{WordNone, WordWithTheApp}},
	{"questions.toml", KindWord, QuestionDatabaseKind, []string{WordSQLite}},
	{"questions.toml", KindWord, QuestionSpread, []string{WordSeveralRegions, WordEdge}},
	{"questions.toml", KindWord, QuestionPreviews, []string{WordNoMatter}},
	{"questions.toml", KindWord, QuestionTraffic, []string{WordDaily, WordOfficeHours, WordSpiky}},
	{"meters.toml", KindMeter, "", []string{
		MeterRequests, MeterRequestsInPeakDay, MeterCPUMS, MeterCPUMSPerRequest, MeterEgressGB, MeterCDNGB, MeterCDNRequests, MeterLogEvents, MeterLogGB, MeterInvocations,
		MeterGBSeconds, MeterVCPUSeconds, MeterAliveSeconds, MeterAliveGBSeconds, MeterAliveVCPUSeconds, MeterIdleGBSeconds, MeterIdleVCPUSeconds,
		MeterUsedGBSeconds, MeterUsedVCPUSeconds, MeterWarmGBSeconds, MeterWarmUsedGBSeconds, MeterMonths, MeterInstanceHours, MeterIPv4Hours,
		MeterLoadBalancerHours, MeterLoadBalancerUnits, MeterLoadBalancerGB, MeterNATHours, MeterNATGB, MeterZoneGB, MeterClusterHours, MeterDiskGBMonths,
		MeterStoppedGBMonths, MeterRootGBMonths, MeterBackupGBMonths, MeterImagesGB, MeterSecrets,
		MeterPostgresMonths, MeterPostgresGBMonths, MeterStandbyMonths, MeterStandbyGBMonths,
		MeterApps, MeterCertificates, MeterSeats, MeterDeploys, MeterInvalidations, MeterBuildMinutes, MeterCIMinutes, MeterPreviewHours,
	}},
	{"criteria.toml", KindCriterion, "", []string{
		CriterionStatus, CriterionCapacity, CriterionVendor, CriterionResidency, CriterionMonthlyCost, CriterionPreviewCost, CriterionLatencyMS,
		CriterionResponseMS, CriterionColdStartShare, CriterionLanguages, CriterionColdStartMS, CriterionAnycast, CriterionMultiRegion, CriterionOpsBurden,
		CriterionPersistentDisk, CriterionTwoZones,
	}},
	{"criteria.toml", KindLevel, CriterionAnycast, []string{LevelYes}},
	{"criteria.toml", KindLevel, CriterionMultiRegion, []string{LevelYes}},
	{"criteria.toml", KindLevel, CriterionPersistentDisk, []string{LevelYes}},
	{"criteria.toml", KindLevel, CriterionTwoZones, []string{LevelYes}},
}

// Known lists what code needs of the data, file by file.
func Known() []Need {
	var list []Need
	for _, k := range known {
		for _, id := range k.ids {
			list = append(list, Need{k.file, k.kind, k.of, id})
		}
	}
	return list
}

// Missing lists what code needs and the catalog lacks. Of a question or a criterion
// that is missing, its words and levels are not listed too.
func Missing(c *Catalog) []Need {
	return slices.DeleteFunc(Known(), func(n Need) bool {
		ids, ok := c.Beside(n)
		return !ok || slices.Contains(ids, n.ID)
	})
}

// Beside lists the ids of the catalog among which a need should be, in their order;
// false if the question or the criterion that it is of is not there.
func (c *Catalog) Beside(n Need) ([]string, bool) {
	switch n.Kind {
	case KindQuestion:
		return IDs(c.Questions, QuestionID), true
	case KindMeter:
		return IDs(c.Meters, MeterID), true
	case KindCriterion:
		return IDs(c.Criteria, CriterionID), true
	case KindLevel:
		k, ok := c.Criterion(n.Of)
		if !ok {
			return nil, false
		}
		return k.Levels, true
	}
	q, ok := c.Question(n.Of)
	if !ok {
		return nil, false
	}
	return slices.Concat(IDs(q.Options, func(o Option) string { return o.ID }), q.Others), true
}
