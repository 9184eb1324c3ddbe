// SPDX-License-Identifier: Apache-2.0

// Exam plans as they were loaded.
extension Statement {
    /// Zero rows: no plan was ever loaded.
    static let examPlanNewest = Statement(
        """
        SELECT plan_id, version, sha256, length(text), loaded_by, loaded_ms, text
        FROM exam_plan
        WHERE exam = :exam
        ORDER BY plan_id DESC
        LIMIT 1
        """)

    /// Zero rows: the version was never loaded.
    static let examPlanOfVersion = Statement(
        """
        SELECT plan_id, version, sha256, length(text), loaded_by, loaded_ms
        FROM exam_plan
        WHERE exam = :exam AND version = :version
        """)

    /// Zero rows: no plan was ever loaded.
    static let examPlans = Statement(
        """
        SELECT plan_id, version, sha256, length(text), loaded_by, loaded_ms
        FROM exam_plan
        WHERE exam = :exam
        ORDER BY plan_id DESC
        LIMIT :limit
        """)

    /// Changes one row.
    static let examPlanInsert = Statement(
        """
        INSERT INTO exam_plan (plan_id, exam, version, text, sha256, loaded_by, loaded_ms)
        VALUES (:plan_id, :exam, :version, :text, :sha256, :loaded_by, :loaded_ms)
        """)
}
