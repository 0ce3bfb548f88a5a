-- Enrolments in sequences, with the Salesforce contact that the address belongs to.
SELECT
  e.enrollment_id, e.sequence_id, e.contact_email, r.sf_contact_id, e.enrolled_at, e.status,
  e.enrolled_at AS created_at, e.updated_at, e.hubspot_contact_id, e.sender_email
FROM `{dataset}.hubspot_enrollment_facts` AS e
LEFT JOIN `{dataset}.entity_resolution_emails` AS r ON r.email_address = e.contact_email AND r.is_active
WHERE NOT IFNULL(e.is_deleted, FALSE)
