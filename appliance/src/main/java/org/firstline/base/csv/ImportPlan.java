package org.firstline.base.csv;

/**
 * A file, how it is read, and what its import would do. Holds the file's own bytes, so that applying it is the same
 * reading once more and can't differ from the dry run; nobody may change them meanwhile.
 */
@SuppressWarnings("ArrayRecordComponent")
public record ImportPlan(byte[] file, ImportOptions options, ImportReport report) {
    @Override
    public String toString() {
        return "ImportPlan[" + file.length + " bytes, " + report + "]";
    }
}
