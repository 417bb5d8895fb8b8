package dev.carbon.export;

import java.time.YearMonth;
import java.util.Optional;

/**
 * What the export holds of one month, one group, and either of the project asked about or of all
 * others.
 *
 * @param group such as the name of a service, or the month itself; empty for what Google ascribes
 *     to none
 * @param isOfProject whether it is the part of the project asked about
 * @param scopes sums over rows of the table; a figure that one of these lacks is unknown
 * @param versions of Google's model; empty when a row of the table does not tell its own
 */
public record ExportedRow(
    YearMonth month,
    Optional<String> group,
    boolean isOfProject,
    Scopes scopes,
    Optional<ModelVersions> versions) {}
