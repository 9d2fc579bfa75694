// Every JSON sample of the contract's verification.md, as it is printed there.

enum JSONVerificationSamples {
    static let all = [
        #"""
        {
          "requests": [
            {
              "id": "660e8400-e29b-41d4-a716-446655440001",
              "ivr_number": "IVR-2024-001",
              "patient_name": "John Smith",
              "doctor_name": "Dr. Sarah Wilson",
              "insurance": "Blue Cross Blue Shield",
              "status": "pending_review",
              "priority": "high",
              "days_pending": 3,
              "submitted_date": "2024-03-15",
              "patient_id": "P-1234",
              "doctor_id": "D-001",
              "products": [
                {
                  "id": "prod-001",
                  "product_name": "Rampart Wound Matrix",
                  "q_code": "Q4201",
                  "total_quantity": 15,
                  "total_cost": 2250.00,
                  "sizes": [
                    {
                      "size": "2x2",
                      "dimensions": "2cm x 2cm",
                      "unit_price": 150.00,
                      "quantity": 10,
                      "total": 1500.00
                    },
                    {
                      "size": "4x4",
                      "dimensions": "4cm x 4cm",
                      "unit_price": 250.00,
                      "quantity": 5,
                      "total": 1250.00
                    }
                  ]
                }
              ]
            }
          ]
        }
        """#,
        #"""
        {
          "id": "660e8400-e29b-41d4-a716-446655440001",
          "ivr_number": "IVR-2024-001",
          "patient": {
            "name": "John Smith",
            "date_of_birth": "1965-03-15",
            "medicaid_number": "123456789",
            "insurance": {
              "provider": "Blue Cross Blue Shield",
              "policy_number": "BCBS123456789",
              "group_number": "GRP001",
              "coverage_type": "Primary"
            },
            "medical_history": {
              "conditions": ["Diabetes Type 2", "Hypertension"],
              "allergies": ["Penicillin"],
              "medications": ["Metformin", "Lisinopril"]
            }
          },
          "doctor": {
            "name": "Dr. Sarah Wilson",
            "npi": "1234567890",
            "practice": "Boston Wound Care Center",
            "phone": "(555) 123-4567"
          },
          "products": [
            {
              "id": "prod-001",
              "product_name": "Rampart Wound Matrix",
              "q_code": "Q4201",
              "total_quantity": 15,
              "total_cost": 2250.00,
              "sizes": [
                {
                  "size": "2x2",
                  "dimensions": "2cm x 2cm",
                  "unit_price": 150.00,
                  "quantity": 10,
                  "total": 1500.00
                }
              ]
            }
          ],
          "status": "pending_review",
          "priority": "high",
          "submitted_date": "2024-03-15T10:30:00Z",
          "last_updated": "2024-03-15T10:30:00Z"
        }
        """#,
        #"""
        {
          "patient_id": "P-1234",
          "doctor_id": "D-001",
          "insurance_provider": "Blue Cross Blue Shield",
          "policy_number": "BCBS123456789",
          "diagnosis_code": "E11.621",
          "treatment_plan": "Advanced wound care with skin substitute",
          "selected_products": [
            {
              "product_name": "Rampart Wound Matrix",
              "q_code": "Q4201",
              "sizes": [
                {
                  "size": "2x2",
                  "dimensions": "2cm x 2cm",
                  "unit_price": 150.00,
                  "quantity": 10
                },
                {
                  "size": "4x4",
                  "dimensions": "4cm x 4cm",
                  "unit_price": 250.00,
                  "quantity": 5
                }
              ]
            }
          ],
          "priority": "high",
          "notes": "Urgent wound care needed"
        }
        """#,
        #"""
        {
          "id": "660e8400-e29b-41d4-a716-446655440004",
          "ivr_number": "IVR-2024-004",
          "status": "pending_review",
          "message": "IVR request created successfully"
        }
        """#,
        #"""
        {
          "coverage_percentage": 80,
          "deductible_amount": 500.00,
          "copay_amount": 25.00,
          "out_of_pocket_max": 2000.00,
          "coverage_notes": "Approved for wound care treatment with 80% coverage"
        }
        """#,
        #"""
        {
          "id": "660e8400-e29b-41d4-a716-446655440001",
          "status": "approved",
          "approval_date": "2024-03-16T14:30:00Z",
          "coverage_details": {
            "coverage_percentage": 80,
            "deductible_amount": 500.00,
            "copay_amount": 25.00,
            "out_of_pocket_max": 2000.00,
            "coverage_notes": "Approved for wound care treatment with 80% coverage"
          },
          "message": "IVR request approved successfully"
        }
        """#,
        #"""
        {
          "rejection_reason": "insufficient_documentation",
          "rejection_notes": "Additional medical documentation required for approval"
        }
        """#,
        #"""
        {
          "id": "660e8400-e29b-41d4-a716-446655440001",
          "status": "rejected",
          "rejection_date": "2024-03-16T14:30:00Z",
          "rejection_details": {
            "reason": "insufficient_documentation",
            "notes": "Additional medical documentation required for approval"
          },
          "message": "IVR request rejected"
        }
        """#,
        #"""
        {
          "document_types": ["medical_records", "insurance_card", "physician_notes"],
          "deadline": "2024-03-20",
          "request_notes": "Please provide complete medical records and current insurance card"
        }
        """#,
        #"""
        {
          "id": "660e8400-e29b-41d4-a716-446655440001",
          "status": "awaiting_documents",
          "document_request_date": "2024-03-16T14:30:00Z",
          "document_request": {
            "types": ["medical_records", "insurance_card", "physician_notes"],
            "deadline": "2024-03-20",
            "notes": "Please provide complete medical records and current insurance card"
          },
          "message": "Document request sent successfully"
        }
        """#,
        #"""
        {
          "error": {
            "code": "VALIDATION_ERROR",
            "message": "Invalid request data",
            "details": {
              "field": "coverage_percentage",
              "issue": "Must be between 0 and 100"
            }
          }
        }
        """#,
        #"""
        {
          "sub": "ivr@healthcare.local",
          "role": "IVR",
          "org": "2276e0c1-6a32-470e-b7e7-dcdbb286d76b",
          "is_superuser": false,
          "exp": 1750040611
        }
        """#,
    ]
}
