# Reads the de-identified data of this folder and counts the effects again: base R only.
# Run: Rscript analysis.R   (in the folder of the csv files)
panel <- read.csv("panel.csv", stringsAsFactors = FALSE)
registration <- read.csv("registration.csv", stringsAsFactors = FALSE)
results <- read.csv("results.csv", stringsAsFactors = FALSE)

month_number <- function(day) ifelse(is.na(day) | day == "", Inf, as.integer(substr(day, 1, 4)) * 12 + as.integer(substr(day, 6, 7)) - 1)

points_of <- function(rows, outcome) ifelse(!is.na(rows$value), rows$value, 25 * rows$total / (rows$responses * ifelse(outcome == "index", 9, 1)))

# Group-time effects by differences of weighted means, averaged over all months under training; standard error by influence functions.
# Callaway & Sant'Anna 2021, without covariates.
effect_of <- function(rows, design) {
  months <- sort(unique(rows$m)); units <- sort(unique(rows$unit)); last <- max(months)
  first <- tapply(rows$g, rows$unit, min)[units]; first[first > last + design$anticipation] <- Inf
  keep <- first > min(months) + design$anticipation
  units <- units[keep]; first <- first[keep]; n <- length(units)
  if (!any(is.infinite(first))) return(NULL)
  y <- matrix(NA_real_, n, length(months)); inside <- rows$unit %in% units
  y[cbind(match(rows$unit[inside], units), match(rows$m[inside], months))] <- rows$y[inside]
  w <- tapply(rows$responses, rows$unit, mean)[units]; w <- as.numeric(w / mean(w))
  cluster <- if (design$clustered == 1) tapply(rows$cluster, rows$unit, min)[units] else units
  cells <- list()
  for (g in sort(unique(first[is.finite(first)]))) for (t in months[months >= g & (is.na(design$window) | months < g + design$window)]) {
    before <- months[months + design$anticipation < g]; if (length(before) == 0) next
    b <- max(before); change <- y[, match(t, months)] - y[, match(b, months)]
    treated <- first == g
    control <- if (design$control == "never") is.infinite(first) else first > max(t, b) + design$anticipation
    seen <- !is.na(change); in_cell <- seen & (treated | (control & !treated))
    if (!any(in_cell & treated) || !any(in_cell & !treated)) next
    part <- function(who) { a <- ifelse(in_cell & who, w, 0); mean_of <- sum(a * ifelse(seen, change, 0)) / sum(a)
      list(mean = mean_of, influence = n * a * (ifelse(seen, change, 0) - mean_of) / sum(a)) }
    one <- part(treated); other <- part(!treated)
    cells[[length(cells) + 1]] <- list(g = g, att = one$mean - other$mean, influence = one$influence - other$influence)
  }
  if (length(cells) == 0) return(NULL)
  share <- sapply(cells, function(cell) sum(w[first == cell$g]) / n); total <- sum(share)
  att <- sum(share * sapply(cells, function(cell) cell$att)) / total
  influence <- Reduce(`+`, Map(function(cell, s) s / total * cell$influence + w * (first == cell$g) * (cell$att - att) / total, cells, share))
  list(att = att, se = sqrt(sum(tapply(influence, cluster, sum)^2)) / n)
}

for (i in seq_len(nrow(results))) {
  design <- results[i, ]
  if (design$design != "did" || design$gaps != "pairwise") { cat(sprintf("%s: stored as %s, not counted here\n", design$programme, design$design)); next }
  members <- registration[registration$programme == design$programme, ]
  rows <- merge(members, panel[panel$panel == design$data_panel & panel$element == design$outcome & panel$month <= design$last_month, ], by = c("unit", "service"))
  rows$unit <- paste(rows$unit, rows$service, sep = "/"); rows$m <- month_number(rows$month); rows$g <- month_number(rows$first_month); rows$y <- points_of(rows, design$outcome)
  found <- effect_of(rows[!is.na(rows$y), ], design)
  if (is.null(found)) { cat(sprintf("%s: no comparison in these data\n", design$programme)); next }
  note <- if (nrow(rows) == design$rows) "" else sprintf(" (%d of %d rows: small cells are left out, or the panel was counted again since)", nrow(rows), design$rows)
  cat(sprintf("%s: att %.6f, se %.6f; difference to Bina on these rows %.1e; stored att %.6f, se %.6f%s\n", design$programme, found$att, found$se, max(abs(found$att - design$att_here), abs(found$se - design$se_here)), design$att, design$se, note))
}
