# Reads the de-identified data of this folder and counts every verdict again: base R only, no packages.
# Run: Rscript analysis.R   (in the folder of the csv files)
panel <- read.csv("panel.csv", stringsAsFactors = FALSE)
registration <- read.csv("registration.csv", stringsAsFactors = FALSE)
results <- read.csv("results.csv", stringsAsFactors = FALSE)

month_number <- function(day) ifelse(is.na(day) | day == "", Inf, as.integer(substr(day, 1, 4)) * 12 + as.integer(substr(day, 6, 7)) - 1)
# An index of fewer than nine elements stands in 'value', the others follow from 'total'; a measure that is no sum always stands in 'value'.
points_of <- function(rows, outcome) {
  points <- 25 * rows$total / (rows$responses * ifelse(outcome == "index", 9, 1))
  if (outcome == "index") ifelse(is.na(rows$value), points, rows$value) else if (any(!is.na(rows$value))) rows$value else points
}
around <- function(att, margin) if (is.finite(margin)) c(att - margin, att + margin) else c(NA, NA)

# Units by months; who began when, weights of mean 1, and what was chosen together.
read_panel <- function(rows, design) {
  weights <- tapply(rows$responses, rows$unit, mean); rows <- rows[!is.na(rows$y), ]
  units <- sort(unique(rows$unit), method = "radix"); months <- sort(unique(rows$m)); a <- design$anticipation
  first <- as.numeric(tapply(rows$g, rows$unit, min)[units]); first[first > max(months) + a] <- Inf
  keep <- first > min(months) + a; units <- units[keep]; first <- first[keep]
  if (length(units) > 0 && all(is.finite(first))) { # nobody stayed untrained: the last to begin compare
    last <- max(first); months <- months[months < last - a]; if (design$control == "never") first[first == last] <- Inf
    seen <- units %in% rows$unit[rows$m %in% months]; units <- units[seen]; first <- first[seen]
  }
  y <- matrix(NA_real_, length(units), length(months)); inside <- rows$unit %in% units & rows$m %in% months
  y[cbind(match(rows$unit[inside], units), match(rows$m[inside], months))] <- rows$y[inside]
  w <- as.numeric(weights[units]); clusters <- if (design$clustered == 1) as.character(tapply(rows$cluster, rows$unit, min)[units]) else units
  list(y = y, months = months, first = first, w = w / mean(w), cluster = clusters, n = length(units), treated = first <= max(months))
}

# Group-time effects by differences of weighted means, averaged over the months under training, with the influence of each unit.
# Callaway & Sant'Anna 2021, without covariates; each cell compares the units seen in both of its months.
effect_of <- function(p, design, first = p$first) {
  cells <- list(); a <- design$anticipation; groups <- sort(unique(first[first <= max(p$months)]))
  for (g in groups) for (t in p$months[p$months >= g & (is.na(design$window) | p$months < g + design$window)]) {
    before <- p$months[p$months + a < g]; if (length(before) == 0) next
    b <- max(before); change <- p$y[, match(t, p$months)] - p$y[, match(b, p$months)]
    treated <- first == g; control <- if (design$control == "never") is.infinite(first) else first > max(t, b) + a
    seen <- !is.na(change); one <- seen & treated; other <- seen & control & !treated
    if (!any(one) || !any(other)) next
    part <- function(who) { v <- ifelse(who, p$w, 0); z <- ifelse(seen, change, 0); m <- sum(v * z) / sum(v); list(mean = m, influence = p$n * v * (z - m) / sum(v)) }
    x <- part(one); c0 <- part(other)
    cells[[length(cells) + 1]] <- list(g = g, att = x$mean - c0$mean, influence = x$influence - c0$influence)
  }
  if (length(cells) == 0) return(NULL)
  share <- sapply(cells, function(cell) sum(p$w[first == cell$g]) / p$n); total <- sum(share)
  att <- sum(share * sapply(cells, function(cell) cell$att)) / total
  influence <- Reduce(`+`, Map(function(cell, s) s / total * cell$influence + p$w * (first == cell$g) * (cell$att - att) / total, cells, share))
  list(att = att, influence = influence, posts = table(sapply(cells, function(cell) cell$g)))
}
error_of <- function(p, influence) sqrt(sum(tapply(influence, p$cluster, sum)^2)) / p$n

# Enough units or clusters: a factor for small groups, and Student's t.
repaired <- function(p, found, design) {
  own <- function(who) length(unique(p$cluster[who])); stretch <- function(k) if (k > 1) sqrt(k / (k - 1)) else 1
  groups <- sort(unique(p$first[p$treated])); factor <- rep(1, p$n)
  for (g in groups) factor[p$first == g] <- stretch(own(p$first == g))
  factor[!p$treated] <- stretch(own(!p$treated))
  compares <- is.infinite(p$first)
  if (design$control == "notyet") compares <- compares | sapply(p$first, function(f) any(sapply(groups[groups < f], function(g) any(p$months >= g & p$months < f - design$anticipation))))
  df <- min(sum(sapply(groups, function(g) max(0, own(p$first == g) - 1))), own(compares) - 1)
  if (df < 1) return(c(NA, NA))
  around(found$att, qt(0.975, df) * error_of(p, found$influence * factor))
}

# Few clusters: what each unit adds to the effect, as the regression of a value on training, rows scaled by the root of their weight.
two_groups <- function(p, found) {
  count <- ifelse(p$treated, as.numeric(found$posts[as.character(p$first)]), 1); count[is.na(count)] <- 0
  weight <- p$w * count; use <- weight > 0; treated <- p$treated[use]; weight <- weight[use]
  weight[treated] <- weight[treated] * sum(p$w[use][treated]) / sum(weight[treated])
  added <- found$influence[use] / p$n; residual <- numeric(sum(use))
  for (kind in c(TRUE, FALSE)) { own <- treated == kind; residual[own] <- ifelse(kind, 1, -1) * (added[own] * sum(weight[own]) / weight[own] - sum(added[own])) }
  list(x = cbind(as.numeric(treated), 1) * sqrt(weight), y = (residual + ifelse(treated, found$att, 0)) * sqrt(weight), cluster = p$cluster[use])
}

# Errors corrected for leverage (CR2) with Satterthwaite's degrees of freedom. Bell & McCaffrey 2002.
corrected <- function(p, found) {
  d <- two_groups(p, found); x <- d$x; y <- d$y
  bread <- solve(crossprod(x)); left <- y - x %*% (bread %*% crossprod(x, y)); direction <- bread[, 1]
  variance <- 0; trace <- 0; squares <- 0; sums <- matrix(0, 2, 2)
  for (name in unique(d$cluster)) {
    own <- d$cluster == name; xg <- x[own, , drop = FALSE]
    parts <- eigen(diag(nrow(xg)) - xg %*% bread %*% t(xg), symmetric = TRUE)
    v <- parts$vectors %*% (ifelse(parts$values > 1e-9, 1 / sqrt(pmax(parts$values, 1e-300)), 0) * crossprod(parts$vectors, xg %*% direction))
    variance <- variance + sum(v * left[own])^2; inside <- crossprod(xg, v); explained <- as.numeric(t(inside) %*% bread %*% inside); square <- sum(v^2)
    trace <- trace + square - explained; squares <- squares + square * (square - 2 * explained); sums <- sums + inside %*% t(inside)
  }
  squares <- squares + sum(diag(bread %*% sums %*% bread %*% sums))
  if (abs(trace / direction[1] - 1) > 1e-6) return(c(NA, NA))
  around(found$att, qt(0.975, trace^2 / squares) * sqrt(variance))
}

# Where one cluster holds a side alone: wild cluster bootstrap, the tested value imposed, all residuals of a cluster turned or not together.
# Up to twelve clusters every way to turn them, beyond 9,999 drawn. Cameron, Gelbach & Miller 2008. The interval holds what is not rejected.
wild <- function(p, found) {
  d <- two_groups(p, found); names <- unique(d$cluster); place <- match(d$cluster, names); k <- length(names); exact <- k <= 12
  signs <- if (exact) t(as.matrix(expand.grid(rep(list(c(1, -1)), k - 1)))) else drawn_signs(k)
  if (exact) signs <- rbind(signs, 1) # mirror images have the same |t|
  x <- d$x; bread <- solve(crossprod(x)); other <- x[, 2]; direction <- bread[, 1] / bread[1, 1]; part <- as.numeric(x %*% direction)
  squared_t <- function(y, b) {
    beta <- bread %*% crossprod(x, y); distance <- beta[1, ] - b
    distance^2 / colSums(rowsum(part * (y - x %*% beta), place)^2)
  }
  p_of <- function(b) {
    rest <- d$y - b * x[, 1]; fitted <- other * sum(other * rest) / sum(other^2); seen <- sqrt(squared_t(cbind(d$y), b))
    drawn <- squared_t(fitted + b * x[, 1] + (rest - fitted) * signs[place, , drop = FALSE], b)
    many <- sum(drawn >= max(0, seen - 1e-9 * max(1, seen))^2, na.rm = TRUE)
    if (exact) many / ncol(signs) else (many + 1) / (ncol(signs) + 1)
  }
  step <- sqrt(found$att^2 / squared_t(cbind(d$y), 0)) / sum(part^2)
  edge <- function(side) {
    inside <- found$att; outside <- inside + side * step; turns <- 0
    while (p_of(outside) > 0.05) { turns <- turns + 1; if (turns > 30) return(NA); inside <- outside; outside <- found$att + (outside - found$att) * 2 }
    while (abs(outside - inside) > 1e-9 * step) { middle <- (inside + outside) / 2; if (p_of(middle) > 0.05) inside <- middle else outside <- middle }
    (inside + outside) / 2
  }
  range <- c(edge(-1), edge(1)); if (any(is.na(range))) c(NA, NA) else range
}
drawn_signs <- function(k) {
  bits <- seeded(20250102)
  sapply(seq_len(9999), function(draw) {
    own <- numeric(k); word <- 0
    for (g in seq_len(k)) { word <- if (g %% 32 == 1) bits() else word %/% 2; own[g] <- if (word %% 2 == 1) -1 else 1 }
    own
  })
}

# The generator of Bina (sfc32), so that lots fall as they did there.
seeded <- function(seed) {
  word <- 2^32; xor <- function(x, y) bitwXor(x %/% 65536, y %/% 65536) * 65536 + bitwXor(x %% 65536, y %% 65536)
  a <- 0x9e3779b9; b <- 0x243f6a88; c <- seed; k <- 1
  bits <- function() {
    sum <- (a + b + k) %% word; k <<- (k + 1) %% word; a <<- xor(b, b %/% 2^9); b <<- (c + c * 8) %% word
    c <<- ((c * 2^21) %% word + c %/% 2^11 + sum) %% word; sum
  }
  for (i in 1:16) bits(); bits
}

# Every way to give the starting months to so many blocks, or 199 to 999 of them by lot.
assignments <- function(labels, cells) {
  starts <- sort(labels[is.finite(labels)]); many <- 1; same <- 0
  for (i in seq_along(starts)) { same <- if (i > 1 && starts[i] == starts[i - 1]) same + 1 else 1; many <- many * (length(labels) - i + 1) / same }
  if (many <= 2000) {
    all <- list()
    place <- function(now, i, from) {
      if (i > length(starts)) { all[[length(all) + 1]] <<- now; return(invisible()) }
      for (block in seq_along(now)) if (block >= from && is.infinite(now[block])) { then <- now; then[block] <- starts[i]; place(then, i + 1, if (i < length(starts) && starts[i + 1] == starts[i]) block + 1 else 1) }
    }
    place(rep(Inf, length(labels)), 1, 1); return(list(exact = TRUE, all = all))
  }
  bits <- seeded(20250101)
  list(exact = FALSE, all = lapply(seq_len(min(999, max(199, floor(3e7 / cells)))), function(draw) {
    for (i in length(labels):2) { j <- floor(bits() / 2^32 * i) + 1; labels[c(i, j)] <- labels[c(j, i)] }
    labels
  }))
}

# Fewer than five trained units or clusters: how large would the effect look, had others been trained by lot?
by_lot <- function(p, found, design, by_cluster) {
  block <- if (by_cluster) match(p$cluster, sort(unique(p$cluster), method = "radix")) else seq_len(p$n)
  if (any(tapply(p$first, block, function(own) length(unique(own))) > 1)) return(NULL)
  drawn <- assignments(as.numeric(tapply(p$first, block, min)), p$n * length(p$months))
  sizes <- sort(abs(unlist(lapply(drawn$all, function(labels) effect_of(p, design, labels[block])$att))))
  if (drawn$exact) { own <- which(abs(sizes - abs(found$att)) <= 1e-9 * max(1, abs(found$att)))[1]; if (!is.na(own)) sizes <- sizes[-own] }
  around(found$att, sizes[min(length(sizes), ceiling(length(sizes) * 0.95 - 1e-9) + 1)])
}

interval_of <- function(p, found, design) {
  few <- function(k) k > 0 && k < 5; clusters <- length(unique(p$cluster)); trained <- length(unique(p$cluster[p$treated]))
  grouped <- design$clustered == 1; by_cluster <- grouped && few(trained)
  if (by_cluster || (!grouped && few(sum(p$treated)))) { lot <- by_lot(p, found, design, by_cluster); if (!is.null(lot)) return(list(by = "lot", range = lot)) }
  if (grouped && clusters < p$n && (clusters < 40 || trained < 10)) {
    range <- corrected(p, found); return(if (is.na(range[1])) list(by = "wild", range = wild(p, found)) else list(by = "cr2", range = range))
  }
  list(by = "repair", range = repaired(p, found, design))
}

# A level and a slope that may change at the start, and the time of the year.
segmented <- function(m, start, season) {
  t <- m - m[1] + 1; after <- m >= start; x <- cbind(1, t, after, ifelse(after, m - start, 0)); place <- m %% 12
  if (identical(season, "harmonics")) x <- cbind(x, sin(2 * pi * t / 12), cos(2 * pi * t / 12), sin(4 * pi * t / 12), cos(4 * pi * t / 12))
  if (identical(season, "months")) x <- cbind(x, sapply(sort(unique(place))[-1], function(own) as.numeric(place == own)))
  x
}

# Everybody began in one month: the months of the trained themselves, segmented at the start; errors follow each other (AR(1), REML).
series_of <- function(rows, season) {
  weights <- tapply(rows$responses, rows$unit, mean); rows <- rows[!is.na(rows$y), ]; w <- as.numeric(weights[rows$unit]); start <- min(rows$g)
  level <- tapply(w * rows$y, rows$unit, sum) / tapply(w, rows$unit, sum)
  value <- tapply(w * (rows$y - as.numeric(level[rows$unit])), rows$m, sum) / tapply(w, rows$m, sum)
  m <- as.numeric(names(value)); y <- as.numeric(value); after <- m >= start; n <- length(m); x <- segmented(m, start, season)
  k <- ncol(x); if (n <= k || sum(after) < 2 || sum(!after) < 2) return(NULL)
  fit <- function(phi) {
    carried <- phi^diff(m); s <- sqrt(1 - carried^2); wx <- x; wy <- y
    wy[-1] <- (y[-1] - carried * y[-n]) / s; wx[-1, ] <- (x[-1, ] - carried * x[-n, ]) / s
    bread <- solve(crossprod(wx)); beta <- bread %*% crossprod(wx, wy); variance <- sum((wy - wx %*% beta)^2) / (n - k)
    list(beta = beta, covariance = bread * variance, likelihood = -0.5 * ((n - k) * log(variance) + 2 * sum(log(s)) - as.numeric(determinant(bread)$modulus)))
  }
  likelihood <- function(phi) fit(phi)$likelihood; best <- 0
  for (phi in seq(-0.95, 0.95, by = 0.05)) if (likelihood(phi) > likelihood(best)) best <- phi
  found <- fit(optimize(likelihood, c(max(-0.999, best - 0.05), min(0.999, best + 0.05)), maximum = TRUE, tol = 1e-10)$maximum)
  d <- c(0, 0, 1, mean(m[after] - start), rep(0, k - 4)); att <- sum(d * found$beta); se <- sqrt(as.numeric(t(d) %*% found$covariance %*% d))
  list(att = att, se = se, by = "series", range = around(att, qt(0.975, n - k) * se))
}

# The same of counts and rates, each month as a share of what the units seen usually have: quasi-Poisson with a logarithmic link, by glm of R.
# The error is the larger of two: widened by the dispersion, and Newey and West's.
counts_of <- function(rows, season) {
  weights <- tapply(rows$responses, rows$unit, mean); rows <- rows[!is.na(rows$y), ]; w <- as.numeric(weights[rows$unit]); start <- min(rows$g)
  level <- tapply(w * rows$y, rows$unit, sum) / tapply(w, rows$unit, sum); usual <- tapply(w * as.numeric(level[rows$unit]), rows$m, sum)
  kept <- usual > 0; m <- as.numeric(names(usual))[kept]; usual <- as.numeric(usual)[kept]; y <- as.numeric(tapply(w * rows$y, rows$m, sum))[kept]; per <- as.numeric(tapply(w, rows$m, sum))[kept]
  after <- m >= start; n <- length(m); x <- segmented(m, start, season); k <- ncol(x); if (n <= k || sum(after) < 2 || sum(!after) < 2) return(NULL)
  model <- glm.fit(x, y, offset = log(usual), family = quasipoisson(), control = glm.control(epsilon = 1e-14, maxit = 100)); mu <- model$fitted.values; beta <- model$coefficients
  bread <- solve(crossprod(x, mu * x)); wide <- bread * max(1, sum((y - mu)^2 / mu) / (n - k)); score <- (y - mu) * x; lag <- floor(0.75 * n^(1 / 3)); meat <- crossprod(score)
  for (l in seq_len(lag)) { both <- crossprod(score[-seq_len(l), ], score[seq_len(n - l), ]); meat <- meat + (1 - l / (lag + 1)) * (both + t(both)) }
  near <- bread %*% meat %*% bread * n / (n - k)
  without <- mu * exp(-x[, 3] * beta[3] - x[, 4] * beta[4]); share <- 1 / (sum(after) * per[after])
  moves <- x * mu - x * without; moves[, 3:4] <- x[, 3:4] * mu; gradient <- colSums(moves[after, , drop = FALSE] * share)
  att <- sum((mu - without)[after] * share); se <- sqrt(max(sapply(list(wide, near), function(v) as.numeric(t(gradient) %*% v %*% gradient))))
  list(att = att, se = se, by = "series of counts", range = around(att, qt(0.975, n - k) * se))
}

count_again <- function(rows, design) {
  if (design$design == "series") return(if (design$family == "poisson") counts_of(rows, design$seasonal) else series_of(rows, design$seasonal))
  p <- read_panel(rows, design); if (p$n == 0) return(NULL)
  found <- effect_of(p, design); if (is.null(found)) return(NULL)
  c(list(att = found$att, se = error_of(p, found$influence)), interval_of(p, found, design))
}

text <- function(value) if (is.na(value)) "-" else sprintf("%.6f", value)
line <- function(who, x) sprintf("  %-24s att %s, se %s, interval %s to %s", who, text(x[1]), text(x[2]), text(x[3]), text(x[4]))
apart <- function(x, y) if (all(is.na(x) & is.na(y))) NA else max(abs(x - y), na.rm = TRUE)

if (nrow(results) == 0) cat("Tidak ada putusan dalam data ini. / No verdict in these data.\n")
for (i in seq_len(nrow(results))) {
  design <- results[i, ]
  cat(sprintf("%s\n", paste0(design$programme, ": ", design$title, " (", design$design, ", panel ", design$data_panel, ", chosen by ", design$assigned_by, ")")))
  if (design$design == "none") { cat("  nothing was counted: the data were no panel, or had no comparison\n"); next }
  members <- registration[registration$programme == design$programme, ]
  rows <- merge(members, panel[panel$panel == design$data_panel & panel$element == design$outcome & panel$month <= design$last_month, ], by = c("unit", "service"))
  rows$unit <- paste(rows$unit, rows$service, sep = "/"); rows$m <- month_number(rows$month); rows$g <- month_number(rows$first_month); rows$y <- points_of(rows, design$outcome)
  found <- if (nrow(rows) > 0) count_again(rows, design) else NULL
  if (is.null(found)) { cat("  no comparison in these data\n"); next }
  here <- c(design$att_here, design$se_here, design$low_here, design$high_here); stored <- c(design$att, design$se, design$low, design$high); own <- c(found$att, found$se, found$range)
  cat(line(paste0("counted here (", found$by, ")"), own), line("Bina on these rows", here), line(paste0("stored (", design$interval_by, ")"), stored), sep = "\n")
  cat(sprintf("\n  largest difference to Bina on these rows %.1e, to what is stored %.1e\n", apart(own, here), apart(own, stored)))
  if (nrow(rows) != design$rows) cat(sprintf("  %d of %d rows: small cells are left out, or the panel was counted again since; the stored numbers stand on all rows\n", nrow(rows), design$rows))
}
